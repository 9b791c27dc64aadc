import type { Destinations } from '../../markdown/finish.ts';
import type { Article, Series } from '../../model/publication.ts';
import { publicAddress } from '../addresses.ts';
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
  const { publication } = input;
  const inBook = new Set(series.memberships.map((membership) => membership.article.source));
  const words = input.words(article.language);
  return {
    idPrefix: `${chapterId(article)}--`,
    reference: (key) => `#${referenceId(key)}`,
    asset: (source) => assets.path(source),
    article: (source, fragment) => {
      const target = publication.articles.find((candidate) => candidate.source === source);
      if (target === undefined) return undefined;
      const inner = fragment !== undefined && target.access === 'public' ? fragment : undefined;
      if (inBook.has(source)) {
        return { href: inner === undefined ? `#${chapterId(target)}` : `#${chapterId(target)}--${inner}` };
      }
      const href = publicAddress(publication, target, inner);
      const [first] = target.memberships;
      if (first === undefined) return { href };
      const { position } = first;
      return { href, note: words('partOfSeriesNote', { position, series: first.series.title }) };
    },
  };
}
