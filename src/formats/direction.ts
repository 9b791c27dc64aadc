import { memoise } from '../model/memoise.ts';

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
