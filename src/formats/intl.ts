import { memoise } from '../model/memoise.ts';
import type { IsoDate } from '../model/iso-date.ts';

/** Of a language, then of a day: a library has many articles of few days, and formatting one takes as long as ten look-ups. */
const datesIn = memoise((language) => {
  const format = new Intl.DateTimeFormat(known(language), { dateStyle: 'long', timeZone: 'UTC' });
  return memoise((date) => format.format(new Date(date)));
});

/** `12. mars 2026`. */
export function formatDate(date: IsoDate, language: string): string {
  return datesIn(language)(date);
}

const listsIn = memoise((language) => new Intl.ListFormat(known(language), { type: 'conjunction' }));

/** `Kari, Ola og Per`. */
export function formatList(names: readonly string[], language: string): string {
  return listsIn(language).format(names);
}

/** `engelsk`, of a BCP 47 tag. */
export function nameLanguage(tag: string, language: string): string {
  return new Intl.DisplayNames(known(language), { type: 'language' }).of(tag) ?? tag;
}

/** English where a language is not known: never that of the machine. */
function known(language: string): string[] {
  return [language, 'en'];
}
