import type { FrontMatter } from '../load/inherit.ts';
import type { IsoDate } from '../model/iso-date.ts';

type Dated = Pick<FrontMatter, 'status' | 'published'>;

/** A draft is never published; everything else is from its date on. ISO dates sort as texts. */
export function isPublished({ status, published }: Dated, asOf: IsoDate): boolean {
  return status !== 'draft' && published <= asOf;
}

export function publishedIds(
  articles: readonly { readonly id: string; readonly frontMatter: Dated }[],
  asOf: IsoDate,
): ReadonlySet<string> {
  return new Set(articles.filter(({ frontMatter }) => isPublished(frontMatter, asOf)).map(({ id }) => id));
}

/** Announced with a date, and not yet due. */
export function isUpcoming({ status, published }: Dated, asOf: IsoDate): boolean {
  return status !== 'draft' && published > asOf;
}
