import type { Heading } from '../../model/document.ts';
import type { Membership, Series } from '../../model/publication.ts';
import type { Words } from '../../model/words.ts';
import { articleFile, files, sectionFile } from './files.ts';

/** An entry of the contents. */
export interface ContentsEntry {
  readonly title: string;
  readonly language: string;
  readonly href: string;
  readonly children: readonly ContentsEntry[];
}

/** Sections, their parts and the headings of these, then what stands behind them: in reading order. */
export function listContents(series: Series, hasReferences: boolean, words: Words): ContentsEntry[] {
  const entry = (title: string, href: string): ContentsEntry => ({
    title,
    language: series.language,
    href,
    children: [],
  });
  return [
    entry(words('epubTitlePage'), files.titlePage),
    ...series.sections.flatMap((section): ContentsEntry[] => {
      const parts = section.memberships.map(partEntry);
      if (section.title === undefined) return parts;
      return [{ ...entry(section.title, sectionFile(section, series)), children: parts }];
    }),
    ...(hasReferences ? [entry(words('references'), files.references)] : []),
    entry(words('epubAbout'), files.about),
    entry(words('epubColophon'), files.colophon),
  ];
}

function partEntry({ article }: Membership): ContentsEntry {
  const file = articleFile(article);
  const headingEntry = ({ id, title }: Heading): ContentsEntry => ({
    title,
    language: article.language,
    href: `${file}#${id}`,
    children: [],
  });
  return {
    title: article.title,
    language: article.language,
    href: file,
    children: article.access === 'public' ? article.document.outline.map(headingEntry) : [],
  };
}

/** An entry of the NCX, which numbers them through. */
export interface NavPoint {
  readonly order: number;
  readonly title: string;
  readonly src: string;
  readonly children: readonly NavPoint[];
}

/** The contents as EPUB 2 has them (OPF 2.0.1, section 2.4.1); `playOrder` counts from 1. */
export function numberNavPoints(entries: readonly ContentsEntry[]): NavPoint[] {
  let order = 0;
  const number = ({ title, href, children }: ContentsEntry): NavPoint => {
    order += 1;
    return { order, title, src: href, children: children.map(number) };
  };
  return entries.map(number);
}
