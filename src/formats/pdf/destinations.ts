import type { Destinations } from '../../markdown/finish.ts';
import type { Article, Series } from '../../model/publication.ts';
import { linkFromBook } from '../book-links.ts';
import type { FormatInput } from '../format.ts';
import type { BookAssets } from './assets.ts';

/** The id of a chapter. The ids of the book itself begin with two hyphens, which no article's does. */
export function chapterId(article: Article): string {
  return article.id;
}

/** The id of an entry in the reference list of the book. */
export function referenceId(key: string): string {
  return `--ref-${key}`;
}

/** A link to an article of the same book stays inside it; any other leads to its public address. */
export function bookDestinations(
  article: Article,
  series: Series,
  input: FormatInput,
  assets: BookAssets,
): Destinations {
  return {
    idPrefix: `${chapterId(article)}--`,
    reference: (key) => `#${referenceId(key)}`,
    asset: (source) => assets.path(source),
    article: linkFromBook(article, series, input, (target, fragment) =>
      fragment === undefined ? `#${chapterId(target)}` : `#${chapterId(target)}--${fragment}`,
    ),
  };
}
