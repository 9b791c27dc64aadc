import { memoise } from './memoise.ts';

/** Scripts that run from the right, by their codes (ISO 15924). */
const fromTheRight = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Mand',
  'Mend',
  'Nkoo',
  'Rohg',
  'Syrc',
  'Thaa',
  'Yezi',
]);

/** Which way a language is written: `ar` and `he` from the right. */
export const directionOf = memoise((language): 'ltr' | 'rtl' => {
  const { script } = new Intl.Locale(language).maximize();
  return script !== undefined && fromTheRight.has(script) ? 'rtl' : 'ltr';
});

/** The attribute of an element in a language that runs the other way than what is around it; empty for any other. */
export function directionAttribute(language: string, around: string): string {
  const direction = directionOf(language);
  return direction === directionOf(around) ? '' : ` dir="${direction}"`;
}
