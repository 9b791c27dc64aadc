import type { Words } from '../model/words.ts';

/** The language of a phrase that is not in that of the text around it. */
export function languageOfPhrase(words: Words, key: string): { readonly lang?: 'en' } {
  return words.borrowed.has(key) ? { lang: 'en' } : {};
}
