import type { IsoDate } from '../model/publication.ts';

/** `12. mars 2026`. */
export function formatDate(date: IsoDate, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
}

/** `Kari, Ola og Per`. */
export function formatList(names: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
}
