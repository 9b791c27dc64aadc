/** Punctuation of Chinese and Japanese, quotes, and signs of Arabic and Devanagari: no address holds them unencoded. */
export const foreignPunctuation =
  /[\u00AB\u00BB\u060C\u061B\u061F\u06D4\u0964\u0965\u2018-\u201F\u2026\u2039\u203A\u3001\u3002\u3008-\u3011\u3014-\u301B\uFF01\uFF08\uFF09\uFF0C\uFF1A\uFF1B\uFF1F\uFF61-\uFF64]/u;

/** Where an address in running text ends, if that is before the end of what the parsers read as one. */
export function endOfAddress(written: string): number | undefined {
  const wide = written.search(foreignPunctuation);
  return wide < 0 ? undefined : written.slice(0, wide).replace(/[?!.,:*_~'"]+$/, '').length;
}
