import type { Nodes, Parents } from 'mdast';
import type { Range } from '../../model/hidden-ranges.ts';
import { traceText } from '../trace-text.ts';

/** In the place of what is hidden inside a paragraph: as long, so that places stay. No source contains it. */
const filler = '\uFDE0';

/** Puts spaces in place of blocks, and of what may be a space; elsewhere a filler, which `dropFiller` takes out. */
export function hide(
  text: string,
  ranges: readonly Range[],
  isSpace: (start: number) => boolean = () => false,
): string {
  const pieces: string[] = [];
  let done = 0;
  for (const [start, end] of ranges) {
    const sign = isSpace(start) || isBlock(text, start, end) ? ' ' : filler;
    // The marks of quotes stay.
    const hidden = text
      .slice(start, end)
      .split('\n')
      .map((line, index) => {
        const [margin = ''] = (index > 0 ? /^[ \t]*>[ \t>]*/.exec(line) : null) ?? [];
        return margin + sign.repeat(line.length - margin.length);
      });
    pieces.push(text.slice(done, start), hidden.join('\n'));
    done = end;
  }
  return pieces.join('') + text.slice(done);
}

/** Whether a range fills its lines, and is at the edge of a paragraph: empty lines are no part of one. */
function isBlock(text: string, start: number, end: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const lineEnd = text.indexOf('\n', end);
  const after = text.slice(end, lineEnd === -1 ? undefined : lineEnd);
  if (/[^ \t>]/.test(before) || /\S/.test(after)) return false;
  const above = /(?:^|\n)([^\n]*)\n$/.exec(
    text.slice(Math.max(0, start - before.length - 2000), start - before.length),
  );
  const below = lineEnd === -1 ? '' : (/^[^\n]{0,2000}/.exec(text.slice(lineEnd + 1))?.[0] ?? '');
  return !/[^ \t>]/.test(above?.[1] ?? '') || !/[^ \t>]/.test(below);
}

/** Takes the filler out of the texts, and what contains nothing else. */
export function dropFiller(parent: Parents, prepared: string): void {
  const children: Nodes[] = [];
  for (const child of parent.children as Nodes[]) {
    const written = prepared.slice(child.position?.start.offset, child.position?.end.offset);
    if (!written.includes(filler)) {
      children.push(child);
      continue;
    }
    if (child.type === 'text') {
      addTexts(child, prepared, children);
      continue;
    }
    if ('children' in child) dropFiller(child, prepared);
    const isEmpty = child.type === 'tableRow' ? /^[\s|\uFDE0]*$/.test(written) : holdsNothing(child);
    if (!isEmpty) children.push(child);
  }
  const last = children.at(-1);
  if (last?.type === 'text' && parent.type !== 'root') last.value = last.value.trimEnd();
  parent.children = children as typeof parent.children;
}

function holdsNothing(node: Nodes): boolean {
  return (
    /^(?:paragraph|blockquote|emphasis|strong|delete|link)$/.test(node.type) &&
    'children' in node &&
    node.children.length === 0
  );
}

/** Of the spaces on both sides of what is hidden those before it stay. */
function addTexts(text: Extract<Nodes, { type: 'text' }>, prepared: string, children: Nodes[]): void {
  const traced = traceText(text, prepared);
  let end = 0;
  for (const { 0: piece, index } of text.value.matchAll(/[^\uFDE0]+/g)) {
    const before = children.at(-1);
    const isSpaced =
      end < index && (before === undefined || (before.type === 'text' && /\s$/.test(before.value)));
    const value = isSpaced ? piece.trimStart() : piece;
    end = index + piece.length;
    if (value === '') continue;
    const from = end - value.length;
    const start = traced?.offsetOf(from);
    const position =
      text.position && traced
        ? {
            start: { ...text.position.start, offset: start ?? 0 },
            end: { ...text.position.start, offset: traced.offsetOf(end) },
          }
        : text.position;
    children.push({ type: 'text', value, ...(position ? { position } : {}) });
  }
}
