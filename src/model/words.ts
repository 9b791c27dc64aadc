/**
 * The words of the interface in one language, by key. `words('next')` gives the phrase;
 * `words('partOfShort', {position: 6, total: 26})` fills in `{position}` and `{total}`. A phrase that has
 * plural forms is chosen by `count`. A key that does not exist is a bug and throws.
 */
export interface Words {
  (key: string, values?: Readonly<Record<string, string | number>>): string;
  readonly language: string;
  /** The keys for which there is no phrase in the language, so that it is English. */
  readonly borrowed: ReadonlySet<string>;
}

/** The language of a phrase that is not in that of the text around it. */
export function languageOfPhrase(words: Words, key: string): { readonly lang?: 'en' } {
  return words.borrowed.has(key) ? { lang: 'en' } : {};
}
