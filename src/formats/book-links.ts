import type { Destinations } from '../markdown/finish.ts';
import type { Book } from '../model/book.ts';
import { anchorIn } from '../model/document.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Article } from '../model/series.ts';
import { publicAddress } from './addresses.ts';
import type { RenderInput } from './format.ts';

/** A text of a book that links lead from. */
export interface BookText {
  readonly source: SourcePath;
  readonly language: string;
}

/** The address of a chapter, or of something in it; of the text itself where `target` is undefined. */
type ChapterAddress = (target: Article | undefined, fragment: string | undefined) => string;

export type BookLinks = (from: BookText, chapter: ChapterAddress) => Destinations['article'];

/**
 * Where links to articles lead from the texts of a book. An article that is in the same book is a chapter; any other
 * is a public address, with a note that names its first series and its part there.
 */
export function linkBook(book: Book, { publication, words: wordsOf }: RenderInput): BookLinks {
  const inBook = new Set(book.chapters.map(({ article }) => article));
  return (from, chapter) => {
    const words = wordsOf(from.language);
    return (source, fragment) => {
      const target = publication.articlesBySource.get(source);
      // A text that is no article, a preface, leads to itself at most.
      if (target === undefined)
        return source === from.source ? { href: chapter(undefined, fragment) } : undefined;
      // What only members may read has no place in a book that a fragment could lead to.
      const inner = target.isReadable ? anchorIn(target.document, fragment) : undefined;
      const { title } = target;
      if (inBook.has(target)) return { href: chapter(target, inner), title };
      const href = publicAddress(publication, target, inner);
      const [first] = target.memberships;
      if (first === undefined) return { href, title };
      const { position } = first;
      return { href, title, note: words('partOfSeriesNote', { position, series: first.series.title }) };
    };
  };
}
