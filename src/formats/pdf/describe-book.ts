import type { Book } from '../../model/book.ts';
import { listSubjects, nameForCatalog } from '../book-facts.ts';
import { identifyPrintedEdition } from '../book-identifiers.ts';
import type { RenderInput } from '../format.ts';
import { formatList } from '../intl.ts';

/** What the file says about itself. */
export interface BookDescription {
  /** A URN: the ISBN of the printed book, or a UUID made from its address and edition. */
  readonly identifier: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** The same people, as one phrase. */
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly language: string;
  readonly publisher: string;
  /** The licence of the content: its name, with its address where there is one. */
  readonly rights: string | undefined;
  /** Seconds since 1970. */
  readonly epoch: number;
}

/** No more keywords than a person would read. */
const keywordLimit = 12;

export function describeBook(book: Book, { publication, epoch, words }: RenderInput): BookDescription {
  const { license } = book;
  return {
    identifier: identifyPrintedEdition(book, 'pdf', publication),
    title: nameForCatalog(book, words(book.language)),
    authors: book.authors,
    author: formatList(book.authors, book.language),
    subject: book.summary,
    keywords: listSubjects(book).slice(0, keywordLimit),
    language: book.language,
    publisher: publication.publisher,
    rights: license && [license.name, license.url].filter((part) => part !== undefined).join(', '),
    epoch,
  };
}
