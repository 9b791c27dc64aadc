import type { Words } from '../../model/words.ts';
import { files } from './files.ts';

export interface Landmark {
  /** A term of the EPUB 3 Structural Semantics Vocabulary. */
  readonly type: string;
  readonly href: string;
  readonly title: string;
}

export interface LandmarkFacts {
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
