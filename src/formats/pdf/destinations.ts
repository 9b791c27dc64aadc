import type { Destinations } from '../../markdown/finish.ts';
import type { Book } from '../../model/book.ts';
import { linkBook, type BookText } from '../book-links.ts';
import type { FormatInput } from '../format.ts';
import { places } from '../pagination.ts';
import type { BookAssets } from './assets.ts';

/** The id of an entry in the reference list of the book. */
export function referenceId(key: string): string {
  return `--ref-${key}`;
}

/** Where links lead from a text that stands in the book under an id. */
export type BookDestinations = (text: BookText, id: string) => Destinations;

/** A link to an article of the same book stays inside it; any other leads to its public address. */
export function openDestinations(book: Book, input: FormatInput, assets: BookAssets): BookDestinations {
  const links = linkBook(book, input);
  return (text, id) => ({
    idPrefix: `${id}--`,
    reference: (key) => `#${referenceId(key)}`,
    asset: (source) => assets.path(source),
    article: links(text, (target, fragment) => {
      const chapter = target === undefined ? id : places.article(target);
      return fragment === undefined ? `#${chapter}` : `#${chapter}--${fragment}`;
    }),
  });
}
