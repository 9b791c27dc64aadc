import type { IsoDate } from '../model/publication.ts';

const dateFormats = new Map<string, Intl.DateTimeFormat>();
const listFormats = new Map<string, Intl.ListFormat>();

/** By language and day: a library has many articles of few days, and formatting one takes as long as ten look-ups. */
const dates = new Map<string, string>();

/** `12. mars 2026`. */
export function formatDate(date: IsoDate, language: string): string {
  const key = `${language} ${date}`;
  const known = dates.get(key) ?? setDate(date, language);
  dates.set(key, known);
  return known;
}

function setDate(date: IsoDate, language: string): string {
  const format =
    dateFormats.get(language) ??
    new Intl.DateTimeFormat(known(language), { dateStyle: 'long', timeZone: 'UTC' });
  dateFormats.set(language, format);
  return format.format(new Date(date));
}

/** `Kari, Ola og Per`. */
export function formatList(names: readonly string[], language: string): string {
  const format = listFormats.get(language) ?? new Intl.ListFormat(known(language), { type: 'conjunction' });
  listFormats.set(language, format);
  return format.format(names);
}

/** `engelsk`, of a BCP 47 tag. */
export function nameLanguage(tag: string, language: string): string {
  return new Intl.DisplayNames(known(language), { type: 'language' }).of(tag) ?? tag;
}

/** English where a language is not known: never that of the machine. */
function known(language: string): string[] {
  return [language, 'en'];
}
