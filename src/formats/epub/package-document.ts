import { relators } from '../../model/imprint.ts';
import type { Book } from '../../model/book.ts';
import { listSubjects } from '../book-facts.ts';
import { identifyAddress, identifyBook } from '../book-identifiers.ts';
import type { RenderInput } from '../format.ts';
import type { Accessibility, Claim } from './accessibility.ts';
import type { Cover } from './cover.ts';
import type { BookFile, BookPage } from './book.ts';
import { files } from './files.ts';
import { holdsFormula } from '../../markdown/title.ts';

/** The metadata of the package document (EPUB 3.3, section 5.5). */
interface PackageMetadata {
  readonly identifier: string;
  readonly creators: readonly Person[];
  readonly contributors: readonly Person[];
  readonly date: string;
  /** `CCYY-MM-DDThh:mm:ssZ`. */
  readonly modified: string;
  readonly editionNumber: number | undefined;
  readonly subjects: readonly string[];
  readonly collections: readonly CollectionMetadata[];
  /** The printed book whose pages the page-list names. */
  readonly pageBreakSource: string | undefined;
  readonly accessibility: Accessibility;
  readonly exemptions: readonly string[];
  readonly claim: Claim | undefined;
}

interface Person {
  readonly name: string;
  /** A MARC relator code. */
  readonly role: string;
}

interface CollectionMetadata {
  readonly title: string;
  readonly position: number;
  readonly identifier: string;
}

/** What only the finished pages show. */
type PackageFacts = Pick<PackageMetadata, 'pageBreakSource' | 'accessibility' | 'claim'>;

export function viewPackage(
  book: Book,
  { publication, epoch }: RenderInput,
  facts: PackageFacts,
): PackageMetadata {
  return {
    identifier: identifyBook(book, 'epub', publication),
    creators: book.authors.map((name) => ({ name, role: relators.author })),
    contributors: [
      ...book.editors.map((name) => ({ name, role: relators.editor })),
      ...book.contributors.map(({ name, role }) => ({ name, role: relators[role] })),
    ],
    date: book.edition.date,
    modified: `${new Date(epoch * 1000).toISOString().slice(0, 19)}Z`,
    editionNumber: book.edition.number,
    subjects: listSubjects(book),
    collections: book.collections.map(({ title, position, address }) => ({
      title,
      position,
      identifier: identifyAddress(new URL(address, publication.baseUrl).href),
    })),
    exemptions: book.accessibility.exemptions,
    ...facts,
  };
}

/** An item of the package document's manifest (EPUB 3.3, section 5.6.2). */
interface ManifestItem {
  readonly id: string;
  readonly href: string;
  readonly mediaType: string;
  readonly properties: string;
}

interface BookContent {
  readonly pages: readonly BookPage[];
  /** The cover too. */
  readonly pictures: readonly BookFile[];
  readonly cover: Cover;
  /** XHTML. */
  readonly navigation: string;
}

export function listItems({ pages, pictures, cover, navigation }: BookContent): ManifestItem[] {
  const item = (href: string, mediaType: string, properties = ''): ManifestItem => ({
    id: itemId(href),
    href,
    mediaType,
    properties,
  });
  return [
    item(files.navigation, 'application/xhtml+xml', holdsFormula(navigation) ? 'nav mathml' : 'nav'),
    item(files.ncx, 'application/x-dtbncx+xml'),
    item(files.styleSheet, 'text/css'),
    ...pages.map(({ file, xhtml }) =>
      item(file, 'application/xhtml+xml', holdsFormula(xhtml) ? 'mathml' : ''),
    ),
    ...pictures.map(({ path, mediaType }) =>
      item(path, mediaType, path === cover.image.path ? 'cover-image' : ''),
    ),
  ];
}

/** An XML name made from a path. Points stay: `x.webp.jpg` is another file than `x-webp.jpg`. */
export function itemId(path: string): string {
  return path.replaceAll(/[^a-z0-9.]+/gi, '-');
}
