import type { Article, Publication } from '../../model/publication.ts';
import { publicAddress } from '../addresses.ts';

export interface Translation {
  /** BCP 47, or `x-default` for the original, which serves readers of any other language. */
  readonly language: string;
  /** Absolute. */
  readonly url: string;
}

/** An article in all its languages, itself among them, then the original once more; empty where there is only one. */
export function translationsOf(article: Article, publication: Publication): Translation[] {
  const originalId = article.translationOf ?? article.id;
  const original = publication.articles.find(({ id }) => id === originalId);
  const others = publication.articles.filter(({ translationOf }) => translationOf === originalId);
  if (original === undefined || others.length === 0) return [];
  return [
    ...[original, ...others].map((one) => ({
      language: one.language,
      url: publicAddress(publication, one),
    })),
    { language: 'x-default', url: publicAddress(publication, original) },
  ];
}
