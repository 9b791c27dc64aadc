import type { Publication } from '../../model/publication.ts';
import type { Article } from '../../model/series.ts';
import { publicAddress } from '../addresses.ts';
import { rememberPer } from '../../model/memoise.ts';

export interface Translation {
  /** BCP 47, or `x-default` for the original, which serves readers of any other language. */
  readonly language: string;
  /** Absolute. */
  readonly url: string;
}

interface Translations {
  /** What is translated, by id. */
  readonly originals: ReadonlyMap<string, Article>;
  /** The translations of each, by its id. */
  readonly others: ReadonlyMap<string, readonly Article[]>;
}

const remember = rememberPer<Translations>();

function indexTranslations({ articles }: Publication): Translations {
  const others = new Map<string, Article[]>();
  for (const article of articles) {
    const { translationOf } = article;
    if (translationOf === undefined) continue;
    const own = others.get(translationOf) ?? [];
    own.push(article);
    others.set(translationOf, own);
  }
  const originals = articles
    .filter(({ id }) => others.has(id))
    .map((article) => [article.id, article] as const);
  return { originals: new Map(originals), others };
}

/** An article in all its languages, itself among them, then the original once more; empty where there is only one. */
export function translationsOf(article: Article, publication: Publication): Translation[] {
  const { originals, others: othersOf } = remember(publication, 'all', () => indexTranslations(publication));
  const originalId = article.translationOf ?? article.id;
  const others = othersOf.get(originalId) ?? [];
  const original = others.length === 0 ? undefined : originals.get(originalId);
  if (original === undefined) return [];
  return [
    ...[original, ...others].map((one) => ({
      language: one.language,
      url: publicAddress(publication, one),
    })),
    { language: 'x-default', url: publicAddress(publication, original) },
  ];
}
