import type { Language } from '../language.ts';

const locales: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

/** The day of a time in UTC, as people write it: 2 March 2026. */
export function formatDay(time: number, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(time);
}

/** The day and the minute of a time in UTC, as people write it: 2 Mar 2026, 09:00. */
export function formatTime(time: number, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(time);
}
