import type { IsoDate } from '../../../../model/iso-date.ts';
import type { Site } from '../../views/site.ts';
import { publicUrl } from '../addresses.ts';
import type { OfferedBook } from '../offered-books.ts';

/** What both editions of OPDS describe a book. All addresses are absolute. */
export interface CatalogEntry {
  readonly id: string;
  readonly identifiers: readonly string[];
  readonly title: string;
  readonly language: string;
  readonly authors: readonly string[];
  readonly publisher: string;
  readonly issued: IsoDate;
  readonly updated: IsoDate;
  readonly summary: string;
  readonly subjects: readonly string[];
  /** The series of books, or of articles, in which it has a place. */
  readonly collections: readonly { readonly title: string; readonly position: number }[];
  readonly page: string;
  readonly image: string;
  readonly thumbnail: string;
  readonly imageType: string;
  /** How it is acquired: a sample is no whole book. */
  readonly rel: string;
  readonly files: readonly CatalogFile[];
}

interface CatalogFile {
  readonly label: string;
  readonly url: string;
  readonly mediaType: string;
  readonly size: number;
}

/** OPDS 1.2, section 8.4.1, and OPDS 2.0, section 5.1. */
const acquisition = {
  whole: 'http://opds-spec.org/acquisition/open-access',
  sample: 'http://opds-spec.org/acquisition/sample',
} as const;

export function viewEntry({ book, cover, ...offered }: OfferedBook, site: Site): CatalogEntry {
  const { language, authors, edition, summary, address, sample, collections } = book;
  return {
    id: offered.identifiers[0],
    identifiers: offered.identifiers,
    title: offered.title,
    language,
    authors,
    publisher: site.input.publication.publisher,
    issued: edition.date,
    updated: offered.updated,
    summary,
    subjects: offered.subjects,
    collections,
    page: publicUrl(site, address),
    image: publicUrl(site, cover.image),
    thumbnail: publicUrl(site, cover.thumbnail),
    imageType: cover.mediaType,
    rel: sample === undefined ? acquisition.whole : acquisition.sample,
    files: offered.files.map(({ file, ...rest }) => ({ ...rest, url: publicUrl(site, file) })),
  };
}
