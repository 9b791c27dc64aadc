import type { Edition } from '../model/imprint.ts';
import type { Words } from '../model/words.ts';
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
