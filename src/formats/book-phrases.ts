import type { Edition } from '../model/imprint.ts';
import type { Words } from '../model/words.ts';
import type { Article, Membership } from '../model/series.ts';
import { formatDate } from './intl.ts';

/** For readers: `2. utgave, 2. november 2026`. The book of a single article has only a date. */
export function phraseEdition(edition: Edition, words: Words): string {
  return join(edition, formatDate(edition.date, words.language), words);
}

/** For the editors, who look it up: `2. utgave, 2026-11-02`. */
export function stampEdition(edition: Edition, words: Words): string {
  return join(edition, edition.date, words);
}

function join({ number }: Edition, date: string, words: Words): string {
  return number === undefined ? date : `${words('edition', { number })}, ${date}`;
}

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
