import type { Article, Membership } from '../model/series.ts';
import type { Words } from '../model/words.ts';
import { formatDate } from './intl.ts';

/** "Del 6 av 26 i serien Key Account Management". */
export function phraseMembership({ position, total, series }: Membership, words: Words): string {
  return words('partOf', { position, total, series: series.title });
}

/** "Publisert 11. mars 2024", and when it was updated. */
export function phraseDates({ published, updated }: Article, words: Words): string[] {
  return [
    words('publishedOn', { date: formatDate(published, words.language) }),
    ...(updated === undefined ? [] : [words('updatedOn', { date: formatDate(updated, words.language) })]),
  ];
}
