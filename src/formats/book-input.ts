import { citedKeys, documentsOf } from '../model/open-documents.ts';
import type { Book } from '../model/book.ts';
import type { RenderInput } from './format.ts';

/** What a book is rendered from: its citations are those of the book, not of the publication. */
export function inputOfBook(book: Book, input: RenderInput): RenderInput {
  return { ...input, bibliography: input.bibliography.within(citedKeys(documentsOf(book))) };
}
