import type { Book } from '../../model/book.ts';
import { printHtml } from '../../markdown/print-html.ts';
import { describeBack, type BookBack } from '../book-back.ts';
import { describeFacts, type BookFacts } from '../book-facts.ts';
import { findChanges } from '../book-changes.ts';
import type { RenderInput } from '../format.ts';
import { hueOf } from '../hue.ts';
import type { BookAssets } from './assets.ts';
import type { Chapters } from './chapters.ts';
import { referenceId } from './destinations.ts';
import { places } from '../pagination.ts';
import { drawSeriesMark } from '../drawing/series-mark.ts';

/** What is before the contents. Lines that have nothing to say are empty. */
export interface FrontMatter extends BookFacts {
  /** The ISBN of the printed book. */
  readonly isbn: string | undefined;
  /** The address of the cover picture, or undefined where the mark of the series is drawn instead. */
  readonly cover: string | undefined;
  /** SVG. */
  readonly mark: string;
  /** From 1: the books of a publication have different colours. */
  readonly hue: number;
}

export function viewFrontMatter(book: Book, input: RenderInput, assets: BookAssets): FrontMatter {
  return {
    ...describeFacts(book, input),
    isbn: book.isbns.get('pdf'),
    cover: book.cover && assets.coverPath(book.cover.source),
    mark: drawSeriesMark(book.mark.planned, book.mark.published),
    hue: hueOf(book.hue),
  };
}

/** What is after the last chapter. */
export interface BackMatter extends BookBack {
  /** The reference list of the whole book, as HTML `li` elements; empty where nothing is cited. */
  readonly references: string;
}

export function viewBackMatter(book: Book, input: RenderInput, { cited }: Chapters): BackMatter {
  const children = input.bibliography.list(cited, book.language).map((item) => ({
    ...item,
    properties: { ...item.properties, id: referenceId(String(item.properties.id).replace(/^ref-/, '')) },
  }));
  return { ...describeBack(book, input), references: printHtml({ type: 'root', children }) };
}

export interface ChangesView {
  readonly sentences: readonly string[];
  readonly added: readonly ChangedPart[];
  readonly revised: readonly ChangedPart[];
}

interface ChangedPart {
  readonly id: string;
  readonly title: string;
  readonly language: string;
}

export function viewChanges(book: Book): ChangesView | undefined {
  const changes = findChanges(book);
  if (changes === undefined) return undefined;
  const viewParts = (chapters: Book['chapters']): ChangedPart[] =>
    chapters.map(({ article }) => ({
      id: places.article(article),
      title: article.title,
      language: article.language,
    }));
  return {
    sentences: changes.sentences,
    added: viewParts(changes.added),
    revised: viewParts(changes.revised),
  };
}
