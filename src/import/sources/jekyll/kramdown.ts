import { calloutFrame } from '../../markdown/callouts.ts';
import { editDraft, type Draft, type Edit } from '../../markdown/draft.ts';
import { linesOf } from '../../markdown/lines.ts';
import { maskCode } from '../../markdown/mask-code.ts';
import type { Conversion } from '../../markdown/page.ts';
import { separateHtml } from './html-blocks.ts';

/** The most callouts in one another. */
const deepest = 10;

const listLine = /^([ \t>]*)\{:[ \t]*([^{}\n]*)\}[ \t]*$/;

/**
 * Lists of attributes of kramdown. An id becomes an anchor, the class of a callout a callout; the rest goes, because the
 * look of a text comes from style sheets.
 */
export function convertKramdown(draft: Draft, report: Conversion['report']): Draft {
  let converted = separateHtml(draft);
  for (let round = 0; round < deepest && converted.text.includes('{:'); round += 1) {
    const edits = convertOutermost(converted, report);
    if (edits.length === 0) break;
    // Only now does HTML in a quotation begin its line.
    converted = separateHtml(editDraft(converted, edits));
  }
  return converted;
}

function convertOutermost(draft: Draft, report: Conversion['report']): Edit[] {
  const masked = maskCode(draft.text);
  const lines = linesOf(draft.text, masked);
  const edits: Edit[] = [];
  let converted = -1;
  for (const [index, line] of lines.entries()) {
    // What is in a callout is converted in the next round.
    if (index <= converted) continue;
    const match = line.masked.includes('{:') ? listLine.exec(line.text) : null;
    if (match === null) continue;
    const list = match[2] ?? '';
    const before = lines[index - 1];
    if (/^toc\b/.test(list) && before !== undefined)
      edits.push({ start: before.start, end: line.end, text: '' });
    else {
      const block = blockBeside(lines, index);
      // Of an element, it is the look that the class is for.
      const isElement = /^[ \t]*<|^[ \t]*(?:`{3}|~{3})/.test(lines[block.from]?.text ?? '');
      const frame = isElement ? undefined : calloutFrame(/\.([\w-]+)/.exec(list)?.[1] ?? '', undefined);
      const id = /#([\w:-]+)/.exec(list)?.[1];
      const first = lines[block.from];
      const last = lines[block.to];
      const isAbove = block.from > index;
      const isNested = /^[ \t]*>[ \t]?\{:/.test(first?.text ?? '') ? '\n' : '';
      edits.push({
        start: Math.max(0, line.start - 1),
        end: line.end,
        text: frame === undefined ? '' : isAbove ? `\n${frame.open}${isNested}` : `\n${frame.close}`,
      });
      if (first === undefined || last === undefined) continue;
      const heading = /^#+[ \t]+/.exec(first.text)?.[0].length ?? 0;
      const at = first.start + heading;
      if (id !== undefined) edits.push({ start: at, end: at, text: `<a id="${id}"></a>` });
      if (frame !== undefined) {
        // The classes of callouts are often those of a quotation.
        for (const quoted of lines.slice(block.from, block.to + 1)) {
          const marks = /^[ \t]*>[ \t]?/.exec(quoted.text)?.[0].length ?? 0;
          const opens = !isAbove && quoted === first ? `${frame.open}\n` : '';
          edits.push({ start: quoted.start, end: quoted.start + marks, text: opens });
        }
        if (isAbove) {
          edits.push({ start: last.end, end: last.end, text: `\n${isNested}${frame.close}` });
          converted = block.to;
        }
      } else if (id === undefined)
        report({
          what: 'attributes of kramdown',
          became: 'dropped',
          detail: line.text.trim(),
          origin: draft.originAt(line.start),
        });
    }
  }
  // Those of links, images and emphasis are right after them.
  for (const { 0: written, index } of masked.matchAll(/(?<=[\])*_`])\{:[^{}\n]*\}/g)) {
    report({
      what: 'attributes of kramdown',
      became: 'dropped',
      detail: written,
      origin: draft.originAt(index),
    });
    edits.push({ start: index, end: index + written.length, text: '' });
  }
  return edits;
}

/** The block right above a list of attributes, or below the list if it is on its own. */
function blockBeside(
  lines: readonly { readonly isBlank: boolean }[],
  index: number,
): { from: number; to: number } {
  const isText = (at: number) => lines[at]?.isBlank === false;
  if (isText(index - 1)) {
    let from = index - 1;
    while (isText(from - 1)) from -= 1;
    return { from, to: index - 1 };
  }
  let to = index + 1;
  while (isText(to + 1)) to += 1;
  return { from: index + 1, to };
}

/** The ids that kramdown makes for headings: nothing before the first letter, no signs, spaces as hyphens. */
export function kramdownSlug(text: string): string {
  return text
    .replace(/^[^\p{L}]+/u, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}
