import type { Root } from 'mdast';
import { maskVerbatim } from '../../article-checks/mask-verbatim.ts';
import { noteHidden } from '../../model/hidden-ranges.ts';
import { applyAttributeLines, findAttributeLines } from './attribute-lines.ts';
import { findComments } from './comments.ts';
import { dropFiller, hide } from './hide.ts';
import { applyImageSizes, findImageSizes } from './image-sizes.ts';

/**
 * Parses a text without what a reader does not see: comments, lines of attributes, sizes of images. It is looked for in
 * a first tree, which says what is code, and is in no tree of the second.
 */
export async function parseHidden(text: string, parse: (text: string) => Promise<Root>): Promise<Root> {
  const tree = await parse(text);
  if (!/%%[^]*%%|\{:|^[ \t>]*\{[ \t]*[.#]|%-?[ \t]*comment|\]\([^\n]* =/m.test(text)) return tree;
  const masked = maskVerbatim(tree, text);
  const comments = findComments(masked);
  const shown = hide(masked, comments);
  const lines = findAttributeLines(shown);
  const sizes = findImageSizes(shown);
  const ranges = [...comments, ...[...lines, ...sizes].map(({ range }) => range)].sort(([a], [b]) => a - b);
  if (ranges.length === 0) return tree;
  const inPlace = new Set(sizes.map(({ range: [start] }) => start));
  const prepared = hide(text, ranges, (start) => inPlace.has(start));
  const changed = await parse(prepared);
  dropFiller(changed, prepared);
  applyAttributeLines(changed, text, lines);
  applyImageSizes(changed, sizes);
  noteHidden(changed, ranges);
  return changed;
}
