import type { FrontMatter } from '../load/schemas/front-matter.ts';
import type { IsoDate } from '../model/publication.ts';

type Dated = Pick<FrontMatter, 'status' | 'published'>;

/** A draft is never published; everything else is from its date on. ISO dates sort as texts. */
export function isPublished({ status, published }: Dated, asOf: IsoDate): boolean {
  return status !== 'draft' && published <= asOf;
}

/** Announced with a date, and not yet due. */
export function isUpcoming({ status, published }: Dated, asOf: IsoDate): boolean {
  return status !== 'draft' && published > asOf;
}
