import type { Book, Chapter } from '../../model/book.ts';
import type { Heading } from '../../model/document.ts';
import type { Words } from '../../model/words.ts';
import { articleFile, sectionFile, files } from './files.ts';

/** An entry of the contents. */
export interface ContentsEntry {
  readonly title: string;
  /** With its markup, where it has any. */
  readonly titleHtml?: string;
  readonly language: string;
  readonly href: string;
  readonly children: readonly ContentsEntry[];
}

/** A page that is not a part: it is before the parts, or after them. */
export interface MatterPage {
  readonly title: string;
  readonly file: string;
}

/** Sections, their parts and the headings of these, between what is before and after them: in reading order. */
export function listContents(
  { sections, language }: Book,
  front: readonly MatterPage[],
  back: readonly MatterPage[],
): ContentsEntry[] {
  const entry = ({ title, file }: MatterPage): ContentsEntry => ({
    title,
    language,
    href: file,
    children: [],
  });
  return [
    ...front.map(entry),
    ...sections.flatMap(({ title, chapters }, index): ContentsEntry[] => {
      const parts = chapters.map(partEntry);
      if (title === undefined) return parts;
      return [{ ...entry({ title, file: sectionFile(index) }), children: parts }];
    }),
    ...back.map(entry),
  ];
}

function partEntry({ article }: Chapter): ContentsEntry {
  const file = articleFile(article);
  const headingEntry = ({ id, title }: Heading): ContentsEntry => ({
    title,
    language: article.language,
    href: `${file}#${id}`,
    children: [],
  });
  return {
    title: article.title,
    titleHtml: article.titleHtml,
    language: article.language,
    href: file,
    children: article.document.outline.map(headingEntry),
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

interface Landmark {
  /** A term of the EPUB 3 Structural Semantics Vocabulary. */
  readonly type: string;
  readonly href: string;
  readonly title: string;
}

interface LandmarkFacts {
  /** Where the reading begins. */
  readonly firstPart: string;
  /** The file names of all pages of the book. */
  readonly pages: ReadonlySet<string>;
  readonly hasPageList: boolean;
}

/** The places that reading systems offer to go to (EPUB 3.3, section 7.4.2.3.2), in the order of the book. */
export function listLandmarks({ firstPart, pages, hasPageList }: LandmarkFacts, words: Words): Landmark[] {
  const page = (type: string, href: string, title: string): Landmark[] =>
    pages.has(href) ? [{ type, href, title }] : [];
  return [
    ...page('cover', files.cover, words('epubCover')),
    ...page('titlepage', files.titlePage, words('epubTitlePage')),
    { type: 'toc', href: files.navigation, title: words('contents') },
    ...page('preface', files.preface, words('preface')),
    { type: 'bodymatter', href: firstPart, title: words('epubStart') },
    ...page('bibliography', files.references, words('references')),
    ...page('colophon', files.colophon, words('epubColophon')),
    ...(hasPageList
      ? [{ type: 'page-list', href: `${files.navigation}#page-list`, title: words('epubPages') }]
      : []),
  ];
}
