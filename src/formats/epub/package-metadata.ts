import { relators } from '../../model/roles.ts';
import type { Book } from '../../model/book.ts';
import { listSubjects } from '../book-facts.ts';
import { identifyAddress, identifyBook } from '../book-identifiers.ts';
import type { RenderInput } from '../format.ts';
import type { Accessibility, Claim } from './accessibility.ts';

/** The metadata of the package document (EPUB 3.3, section 5.5). */
export interface PackageMetadata {
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
export type PackageFacts = Pick<PackageMetadata, 'pageBreakSource' | 'accessibility' | 'claim'>;

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
