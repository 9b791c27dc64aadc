import type { Root, Nodes } from 'mdast';
import { maskVerbatim, blank } from '../../article-checks/mask-verbatim.ts';
import { noteHidden, type Range } from '../../model/hidden-ranges.ts';
import { walkNodes } from '../../model/walk-nodes.ts';
import { applyAttributeLines, findAttributeLines, addProperties } from './attribute-lines.ts';
import { dropFiller, hide } from './hide.ts';

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

/**
 * `20 %% av 100 %%` is no comment; nor is `%%%`. One that begins a line may go on to other blocks, one inside a line ends
 * in its paragraph: two percent signs in a sentence do not hide all up to the next two.
 */
const comment =
  /(?<![\\%]|\d[ \u00A0\u202F]?)%%(?!%)(?:(?<=^[ \t>]*(?:[-*+][ \t]+)?%%)(?:[^%]|%(?!%))*|(?:[^%\n]|%(?!%)|\n(?![ \t>]*\n))*)%%(?!%)/gm;

/** Those of kramdown and Liquid. */
const named =
  /\{::comment\}(?:(?!\{:\/|\{::comment)[^])*\{:\/(?:comment)?\}|\{%-?[ \t]{0,9}comment[ \t]{0,9}-?%\}(?:(?!\{%-?[ \t]{0,9}(?:end)?comment)[^])*\{%-?[ \t]{0,9}endcomment[ \t]{0,9}-?%\}/g;

/** Comments of Obsidian, `%% … %%`, and of Jekyll, which may hold blocks of any kind, in a text whose code is blank. */
function findComments(masked: string): Range[] {
  if (!masked.includes('%%') && !masked.includes('comment')) return [];
  return [...findAll(named, masked), ...findAll(comment, masked.replaceAll(named, blank))];
}

function findAll(pattern: RegExp, text: string): Range[] {
  return [...text.matchAll(pattern)].map(({ 0: written, index }) => [index, index + written.length]);
}

/** The size after the address of an image, which CommonMark does not know: `![a](b.png =100x20)`. */
interface ImageSize {
  readonly range: Range;
  readonly width: string | undefined;
  readonly height: string | undefined;
}

function findImageSizes(masked: string): ImageSize[] {
  if (!masked.includes(' =')) return [];
  const pattern =
    /!\[[^\]\n]{0,1000}\]\((?:<[^<>\n]{1,500}>|[^()\s]{1,500})([ \t]{1,9}=(\d{0,5}%?)x?(\d{0,5}))(?=[ \t]*(?:["'(][^\n]{0,1000})?\))/g;
  return [...masked.matchAll(pattern)].map(
    ({ 0: written, 1: size = '', 2: width = '', 3: height = '', index }) => {
      const end = index + written.length;
      return { range: [end - size.length, end], width: width || undefined, height: height || undefined };
    },
  );
}

function applyImageSizes(tree: Root, sizes: readonly ImageSize[]): void {
  if (sizes.length === 0) return;
  const byEnd = new Map(sizes.map((size) => [size.range[0], size]));
  walkNodes<Nodes>(tree, (node) => {
    if (node.type !== 'image') return;
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? 0;
    for (const [at, { width, height }] of byEnd) {
      if (at < start || at >= end) continue;
      addProperties(node, { ...(width ? { width } : {}), ...(height ? { height } : {}) });
      byEnd.delete(at);
      return;
    }
  });
}
