/** The languages in which the desk speaks. */
export const languages = ['nb', 'nn', 'en'] as const;
export type Language = (typeof languages)[number];

/** The same words in every language. Those of a domain are in its `words.ts`. */
export type Words<Entry> = Readonly<Record<Language, Entry>>;

/** The best of the languages that a browser accepts (RFC 9110, section 12.5.4). */
export function chooseLanguage(accepted: string | undefined, usual: Language): Language {
  const ranges = (accepted ?? '').slice(0, 500).split(',');
  const wanted = ranges
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
      const quality = parameters.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find((q) => q !== undefined);
      return { language: languageOf(tag), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted.find(({ language }) => language !== undefined)?.language ?? usual;
}

function languageOf(tag: string): Language | undefined {
  const [primary] = tag.split('-');
  if (primary === 'no') return 'nb';
  return languages.find((language) => language === primary);
}
