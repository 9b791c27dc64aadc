import type { Book } from '../../../model/book.ts';
import type { Series } from '../../../model/series.ts';
import type { IsoDate } from '../../../model/iso-date.ts';
import { listSubjects, nameForCatalog } from '../../book-facts.ts';
import { identifyBook } from '../../book-identifiers.ts';
import type { Download } from '../../format.ts';
import { rememberPer } from '../../../model/memoise.ts';
import { fileOfDownload } from '../assets.ts';
import type { Site } from '../views/site.ts';
import { lastChange, latest } from './dates.ts';
import { coverOf, type CoverFiles } from './covers.ts';
import { typeOfBook } from './media-types.ts';

/** A book that readers can download, with all its files. */
export interface OfferedBook {
  readonly book: Book;
  /** A sample says that it is one. */
  readonly title: string;
  /** URNs, as in its files. The e-book's is the first, if there is one. */
  readonly identifiers: readonly [string, ...string[]];
  readonly subjects: readonly string[];
  readonly updated: IsoDate;
  readonly files: readonly OfferedFile[];
  readonly cover: CoverFiles;
}

export interface OfferedFile {
  readonly label: string;
  /** Relative to the folder of the site. */
  readonly file: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** The books of one series, the collections, or the articles of no series. */
export interface BookGroup {
  /** A name for files: `series-nettverksbygging`. */
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly books: readonly OfferedBook[];
}

const remember = rememberPer<readonly OfferedBook[]>();

/** In the order of the publication: series, collections, then single articles. */
export function listOfferedBooks(site: Site): readonly OfferedBook[] {
  return remember(site, 'all', () => describeOfferedBooks(site));
}

function describeOfferedBooks({ input }: Site): OfferedBook[] {
  return [...downloadsByBook(input.downloads)].map(([book, own]) => {
    const [first = '', ...others] = new Set(
      own.map(({ format }) => identifyBook(book, format.id, input.publication)),
    );
    return {
      book,
      title: nameForCatalog(book, input.words(book.language)),
      identifiers: [first, ...others],
      subjects: listSubjects(book),
      updated: latest([book.edition.date, ...book.chapters.map(({ article }) => lastChange(article))], ''),
      files: own.map(describeFile),
      cover: coverOf(book),
    };
  });
}

/** The files of each book, in their order. */
export function downloadsByBook(downloads: readonly Download[]): Map<Book, Download[]> {
  const byBook = new Map<Book, Download[]>();
  for (const download of downloads) {
    const own = byBook.get(download.book) ?? [];
    own.push(download);
    byBook.set(download.book, own);
  }
  return byBook;
}

function describeFile(download: Download): OfferedFile {
  const { format, size, sha256 } = download;
  const file = fileOfDownload(download);
  return { label: format.label, file, mediaType: typeOfBook(file), size, sha256 };
}

/** The same books by what they belong to. A single article is with the first of its series. */
export function groupBooks(site: Site): BookGroup[] {
  const { publication, words: wordsOf } = site.input;
  const { language, series } = publication;
  const words = wordsOf(language);
  const groups = new Map<Series | 'collections' | 'articles', OfferedBook[]>();
  for (const offered of listOfferedBooks(site)) {
    const group = groupOf(offered.book);
    const own = groups.get(group) ?? [];
    own.push(offered);
    groups.set(group, own);
  }
  const all: BookGroup[] = [
    ...series.map((one) => ({
      id: `series-${one.id}`,
      title: one.title,
      language: one.language,
      books: groups.get(one) ?? [],
    })),
    {
      id: 'collections',
      title: words('siteCollections'),
      language,
      books: groups.get('collections') ?? [],
    },
    { id: 'articles', title: words('siteSingle'), language, books: groups.get('articles') ?? [] },
  ];
  return all.filter(({ books }) => books.length > 0);
}

function groupOf({ kind, series, chapters }: Book): Series | 'collections' | 'articles' {
  if (kind === 'collection') return 'collections';
  return series[0] ?? chapters[0]?.article.memberships[0]?.series ?? 'articles';
}
