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

const directions = new Map<string, 'ltr' | 'rtl'>();

/** Which way a language is written: `ar` and `he` from the right. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const known = directions.get(language) ?? findDirection(language);
  directions.set(language, known);
  return known;
}

function findDirection(language: string): 'ltr' | 'rtl' {
  const { script } = new Intl.Locale(language).maximize();
  return script !== undefined && fromTheRight.has(script) ? 'rtl' : 'ltr';
}
