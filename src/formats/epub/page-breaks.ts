import type { Element, ElementContent, Nodes, Parents, Root, Text } from 'hast';
import { h } from 'hastscript';
import { visitParents } from 'unist-util-visit-parents';
import type { Pagination, PrintedPage } from '../pagination.ts';
import { alignPages, lettersOf } from './align-pages.ts';

/** A page of the printed book, as the page-list names it (EPUB 3.3, section 7.4.2.4). */
interface PageTarget {
  readonly label: string;
  readonly href: string;
}

/** What is in a text where a page begins. */
interface PageMark {
  readonly id: string;
  readonly label: string;
}

/** Where the pages of the printed book begin in the e-book. Fills its list while the texts are made. */
export interface PageBreaks {
  /** The pages that begin in a place of the book: the first where it begins, the others somewhere in its text. */
  of(place: string): readonly PrintedPage[];
  /** The marks of these pages, which are in this file of the book from now on. */
  mark(pages: readonly PrintedPage[], file: string): PageMark[];
  /** In the order of the printed book. */
  list(): readonly PageTarget[];
}

export function openPageBreaks(pagination: Pagination | undefined): PageBreaks {
  const targets: (PageTarget & { readonly index: number })[] = [];
  const starts = [...(pagination?.starts ?? [])].sort(([, a], [, b]) => a - b);
  const pagesOf = new Map(
    starts.map(([place, start], index) => {
      const end = starts[index + 1]?.[1] ?? pagination?.pages.length;
      return [place, pagination?.pages.slice(start, end) ?? []] as const;
    }),
  );
  return {
    of: (place) => pagesOf.get(place) ?? [],
    mark: (pages, file) =>
      pages.map((page) => {
        const { label } = page;
        const id = pageId(label);
        targets.push({ label, href: `${file}#${id}`, index: pagination?.pages.indexOf(page) ?? 0 });
        return { id, label };
      }),
    list: () => targets.toSorted((a, b) => a.index - b.index).map(({ label, href }) => ({ label, href })),
  };
}

/** Two hyphens: no heading of an article has such an id. */
function pageId(label: string): string {
  return `--page-${label}`;
}

/** Marks in a text where each printed page but its first begins. Changes the tree. */
export function breakPages(
  tree: Root,
  pages: readonly PrintedPage[],
  file: string,
  breaks: Pick<PageBreaks, 'mark'>,
): void {
  if (pages.length < 2) return;
  const spots = listSpots(tree);
  const text = spots.map(({ letters }) => letters).join('');
  const starts = alignPages(
    pages.map((page) => page.text),
    text,
    spots.flatMap((spot) => (spot.kind === 'picture' ? [spot.start] : [])),
  );
  const marks = breaks.mark(pages.slice(1), file).map((mark, index) => ({
    mark,
    ...(starts[index + 1] ?? { offset: text.length, atPicture: false }),
  }));
  // From after, so that the places in front stay where they are.
  for (const { mark, offset, atPicture } of marks.toReversed()) {
    const spot = spots.findLast(({ start, kind }) =>
      atPicture ? start === offset && kind === 'picture' : start <= offset,
    );
    if (spot !== undefined) insertMark(drawMark(mark), spot, offset - spot.start);
  }
}

function drawMark({ id, label }: PageMark): Element {
  return h('span', { id, 'epub:type': 'pagebreak', role: 'doc-pagebreak', ariaLabel: label });
}

/** A place in the tree where a page can begin: a text, or something that is shown whole. */
interface Spot {
  readonly kind: 'text' | 'picture' | 'formula';
  readonly node: Text | Element;
  readonly ancestors: readonly Parents[];
  /** Its letters and digits, and how many are before it. */
  readonly letters: string;
  readonly start: number;
}

function listSpots(tree: Root): Spot[] {
  const spots: Spot[] = [];
  let start = 0;
  const add = (kind: Spot['kind'], node: Spot['node'], ancestors: readonly Parents[], letters: string) => {
    spots.push({ kind, node, ancestors: [...ancestors], letters, start });
    start += letters.length;
  };
  visitParents(tree, (node: Nodes, ancestors: Parents[]) => {
    if (node.type === 'text') {
      const letters = lettersOf(node.value);
      if (letters !== '') add('text', node, ancestors, letters);
    }
    if (node.type !== 'element') return undefined;
    if (node.tagName === 'img') add('picture', node, ancestors, '');
    if (node.tagName !== 'math') return undefined;
    add('formula', node, ancestors, '');
    return 'skip';
  });
  return spots;
}

/** Whole blocks before which a mark is rather than in them: a screen reader would read it as a part of a heading. */
const unbroken = new Set(['h2', 'h3', 'h4', 'h5', 'h6', 'figure', 'math', 'a', 'sup']);

function insertMark(mark: Element, { node, ancestors }: Spot, letters: number): void {
  const chain = [...ancestors, node];
  const whole = chain.find((one) => one.type === 'element' && unbroken.has(one.tagName));
  const target = whole ?? node;
  const parent = chain[chain.indexOf(target) - 1];
  if (parent === undefined || !('children' in parent)) return;
  const siblings = parent.children as ElementContent[];
  const index = siblings.indexOf(target as ElementContent);
  if (index < 0) return;
  const cut = target.type === 'text' ? offsetOfLetter(target.value, letters) : 0;
  if (target.type !== 'text' || cut === 0) {
    // Pages of which nothing was found are together, in their order.
    siblings.splice(siblings.findLastIndex((one, at) => at < index && !isMark(one)) + 1, 0, mark);
    return;
  }
  const rest: Text = { type: 'text', value: target.value.slice(cut) };
  target.value = target.value.slice(0, cut);
  siblings.splice(index + 1, 0, mark, rest);
}

function isMark(node: ElementContent): boolean {
  return node.type === 'element' && node.properties['epub:type'] === 'pagebreak';
}

/** Scripts that put no spaces between words. */
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** The offset in a text of the letter or digit with this number, from 0; after its word, where a page begins in the middle of one. */
function offsetOfLetter(text: string, letter: number): number {
  let seen = 0;
  let offset = 0;
  let isInWord = false;
  for (const character of text) {
    const count = lettersOf(character).length;
    if (count > 0 && seen >= letter && !isInWord) return offset;
    isInWord = count > 0 && !spaceless.test(character);
    seen += count;
    offset += character.length;
  }
  return offset;
}
