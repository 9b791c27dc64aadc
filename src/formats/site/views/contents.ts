import type { Words } from '../../../model/words.ts';
import type { Document, Heading } from '../../../model/document.ts';

interface ContentsEntry {
  readonly href: string;
  readonly title: string;
  readonly children: readonly ContentsEntry[];
}

export interface Contents {
  readonly title: string;
  readonly entries: readonly ContentsEntry[];
}

const fewest = 3;

/**
 * The headings of two levels, then the reference list; undefined for an article with too few headings to get
 * lost among.
 */
export function viewContents(
  { outline }: Document,
  references: { readonly id: string; readonly title: string } | undefined,
  words: Words,
): Contents | undefined {
  const entries = outline.map((heading) => viewHeading(heading, heading.children));
  const count = entries.reduce((sum, { children }) => sum + 1 + children.length, 0);
  if (count < fewest) return undefined;
  const ending = references === undefined ? [] : [viewHeading(references, [])];
  return { title: words('contents'), entries: [...entries, ...ending] };
}

function viewHeading(
  { id, title }: Pick<Heading, 'id' | 'title'>,
  children: readonly Heading[],
): ContentsEntry {
  return { href: `#${id}`, title, children: children.map((child) => viewHeading(child, [])) };
}
