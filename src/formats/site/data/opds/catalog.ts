import type { Artifact } from '../../../artifact.ts';
import type { IsoDate } from '../../../../model/iso-date.ts';
import { everything } from '../../../../model/dependencies.ts';
import { identifyAddress } from '../../../book-identifiers.ts';
import type { Site } from '../../views/site.ts';
import { downloadsAddress, publicUrl } from '../addresses.ts';
import { latest, timeOf } from '../dates.ts';
import { mediaTypes } from '../media-types.ts';
import { groupBooks, listOfferedBooks, type OfferedBook } from '../offered-books.ts';
import { xmlArtifact } from '../data-artifacts.ts';
import { viewEntry } from './entry.ts';

export const catalogFile = 'opds/catalog.xml';

interface Shelf {
  readonly file: string;
  readonly rel: string;
  readonly title: string;
  readonly language: string;
  readonly summary: string;
  readonly books: readonly OfferedBook[];
}

const relations = { new: 'http://opds-spec.org/sort/new', any: 'subsection' } as const;

/** As many books as the list of new ones has. */
const mostNew = 20;

/** The books as reading devices browse them (OPDS Catalog 1.2): a root that leads to lists. Without books, nothing. */
export function makeCatalog(site: Site): Artifact[] {
  const shelves = listShelves(site);
  if (shelves.length === 0) return [];
  const { publication } = site.input;
  const frame = {
    types: mediaTypes,
    start: publicUrl(site, catalogFile),
    home: publicUrl(site, downloadsAddress(site.input)),
    publisher: publication.publisher,
    timeOf,
  };
  const described = shelves.map((shelf) => ({
    ...shelf,
    url: publicUrl(site, shelf.file),
    id: identifyAddress(publicUrl(site, shelf.file)),
    updated: newestOf(shelf.books),
  }));
  const root = {
    ...frame,
    id: identifyAddress(frame.start),
    title: publication.title,
    summary: publication.summary,
    language: publication.language,
    updated: newestOf(listOfferedBooks(site)),
    shelves: described,
  };
  return [
    xmlArtifact(catalogFile, 'opds-navigation', everything, site, () => root),
    ...described.map((shelf) => {
      const view = () => ({ ...frame, ...shelf, entries: shelf.books.map((book) => viewEntry(book, site)) });
      return xmlArtifact(shelf.file, 'opds-acquisition', everything, site, view);
    }),
  ];
}

/** The newest books, all books, then those of each series and the collections. */
function listShelves(site: Site): Shelf[] {
  const { language } = site.input.publication;
  const words = site.input.words(language);
  const all = listOfferedBooks(site);
  if (all.length === 0) return [];
  const shelf = (
    id: string,
    title: string,
    books: readonly OfferedBook[],
    from: Partial<Shelf> = {},
  ): Shelf => ({
    file: `opds/${id}.xml`,
    rel: relations.any,
    title,
    language,
    summary: words('siteBookCount', { count: books.length }),
    books,
    ...from,
  });
  const newest = all.toSorted((a, b) => (a.updated === b.updated ? 0 : a.updated < b.updated ? 1 : -1));
  return [
    shelf('new', words('siteNewBooks'), newest.slice(0, mostNew), { rel: relations.new }),
    shelf('all', words('siteAllBooks'), all),
    ...groupBooks(site).map((group) =>
      shelf(group.id, group.title, group.books, {
        language: group.language,
        summary: site.input.words(group.language)('siteBookCount', { count: group.books.length }),
      }),
    ),
  ];
}

function newestOf(books: readonly OfferedBook[]): IsoDate {
  return latest(
    books.map(({ updated }) => updated),
    '1970-01-01',
  );
}
