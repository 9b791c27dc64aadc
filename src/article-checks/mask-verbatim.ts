import type { Nodes, Root } from 'mdast';
import { append } from '../model/append.ts';
import { hiddenIn, type Range } from '../model/hidden-ranges.ts';
import { walkNodes } from '../model/walk-nodes.ts';

const verbatim: ReadonlySet<string> = new Set([
  'code',
  'definition',
  'html',
  'image',
  'imageReference',
  'inlineCode',
  'inlineMath',
  'math',
  'yaml',
]);

const code: ReadonlySet<string> = new Set(['code', 'inlineCode', 'inlineMath', 'math', 'yaml']);

/** The text with everything blank that is code, mathematics, HTML, an address or markup that was rewritten, at the same offsets. */
export function maskVerbatim(tree: Root, text: string): string {
  return mask(tree, text, verbatim);
}

/** The same, but with HTML, which stays. */
export function maskCode(tree: Root, text: string): string {
  return mask(tree, text, code);
}

function mask(tree: Root, text: string, types: ReadonlySet<string>): string {
  const ranges: Range[] = [
    ...hiddenIn(tree),
    ...(tree.data?.taken ?? []).map(({ start, end }): Range => [start, end]),
  ];
  walkNodes<Nodes>(tree, (node) => append(ranges, rangesIn(node, text, types)));
  ranges.sort(([a], [b]) => a - b);
  let masked = '';
  let done = 0;
  for (const [start, end] of ranges) {
    const from = Math.max(start, done);
    if (end <= from) continue;
    masked += text.slice(done, from) + blank(text.slice(from, end));
    done = end;
  }
  return masked + text.slice(done);
}

function rangesIn(node: Nodes, text: string, types: ReadonlySet<string>): Range[] {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) return [];
  if (types.has(node.type)) return [[start, end]];
  if (node.type !== 'link' && node.type !== 'linkReference') return [];
  // Of a link the text stays, unless it is the address itself.
  const from = node.children[0]?.position?.start.offset;
  const to = node.children.at(-1)?.position?.end.offset;
  if (from === undefined || to === undefined || text[start] !== '[') return [[start, end]];
  return [
    [start, from],
    [to, end],
  ];
}

/** Spaces in place of everything but line ends. */
export function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ');
}
