import type { Destinations } from '../../markdown/finish.ts';
import type { Book } from '../../model/book.ts';
import { linkBook, type BookText } from '../book-links.ts';
import type { RenderInput } from '../format.ts';
import { shortenName } from '../short-name.ts';
import { places } from '../pagination.ts';
import type { BookAssets } from './assets.ts';
import { pageFormats, textWidth } from './page-formats.ts';

/** The id of an entry in the reference list of the book. */
export function referenceId(key: string): string {
  return `--ref-${shortenFragment(key)}`;
}

/** A name of a PDF has 127 bytes at most (ISO 32000-1, annex C): the rest is for the article. */
function shortenFragment(fragment: string): string {
  return shortenName(fragment, 58);
}

/** Where links lead from a text that is in the book under an id. */
export type BookDestinations = (text: BookText, id: string) => Destinations;

/** A link to an article of the same book stays inside it; any other leads to its public address. */
export function openDestinations(book: Book, input: RenderInput, assets: BookAssets): BookDestinations {
  const links = linkBook(book, input);
  return (text, id) => ({
    nameId: (one) => `${id}--${shortenFragment(one)}`,
    textWidth: textWidth(pageFormats[book.print.format]),
    reference: (key) => `#${referenceId(key)}`,
    asset: (source, role) =>
      role === 'download' && !input.publication.assets.has(source) ? undefined : assets.path(source),
    article: links(text, (target, fragment) => {
      const chapter = target === undefined ? id : places.article(target);
      return fragment === undefined ? `#${chapter}` : `#${chapter}--${shortenFragment(fragment)}`;
    }),
  });
}
