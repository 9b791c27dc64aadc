import type { FrontMatter } from '../load/inherit.ts';
import type { LoadedArticle } from '../load/article.ts';
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

export interface UnpublishedArticle {
  readonly id: string;
  readonly reason: Reason;
}

/** `due` is scheduled; `future` says that it is published, on a day that is still to come. */
export type Reason =
  | { readonly kind: 'draft' }
  | { readonly kind: 'due'; readonly date: IsoDate }
  | { readonly kind: 'future'; readonly date: IsoDate };

/** The articles that readers do not get on this day: drafts first, then by date. */
export function listUnpublished(
  articles: readonly Pick<LoadedArticle, 'id' | 'frontMatter'>[],
  asOf: IsoDate,
): UnpublishedArticle[] {
  return articles
    .filter(({ frontMatter }) => !isPublished(frontMatter, asOf))
    .map(({ id, frontMatter }) => ({ id, reason: reasonOf(frontMatter) }))
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function reasonOf({ status, published: date }: LoadedArticle['frontMatter']): Reason {
  if (status === 'draft') return { kind: 'draft' };
  return status === 'scheduled' ? { kind: 'due', date } : { kind: 'future', date };
}

function orderOf({ id, reason }: UnpublishedArticle): string {
  return reason.kind === 'draft' ? ` ${id}` : `${reason.date} ${reason.kind} ${id}`;
}
