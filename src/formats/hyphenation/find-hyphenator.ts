import { createRequire } from 'node:module';
import { memoise } from '../../model/memoise.ts';
import { lookupTable } from '../../model/lookup-table.ts';

/** The languages for which `hyphen` has patterns, by the names of its folders. */
const known = new Set(
  (
    'af as be bg bn ca cop cs cu cy da de de-1901 de-ch-1901 el el-polyton en en-gb es et eu fi fr fur ga gl grc gu ' +
    'hi hr hsb hu hy ia id is it ka kmr kn la lt lv mk ml mn mr nb nl nn oc or pa pi pl pms pt rm ro ru sa sh-latn ' +
    'sk sl sq sr sv ta te tk tr uk zh-latn-pinyin'
  ).split(' '),
);

const aliases: Readonly<Record<string, string>> = lookupTable({
  no: 'nb',
  bs: 'sh-latn',
  sh: 'sh-latn',
  'sr-latn': 'sh-latn',
  ku: 'kmr',
  mo: 'ro',
  'zh-latn': 'zh-latn-pinyin',
});

/**
 * The folder of `hyphen` that serves a language tag (RFC 4647, section 3.4): `de-CH` is served by `de`. Undefined where
 * there are no patterns. Thai, Chinese and Ethiopic lines break without a hyphen, so that their patterns are not used.
 */
export function findPatterns(language: string): string | undefined {
  const subtags = language.toLowerCase().split('-');
  for (let length = subtags.length; length > 0; length -= 1) {
    const tag = subtags.slice(0, length).join('-');
    const name = aliases[tag] ?? tag;
    if (known.has(name)) return name;
  }
  return undefined;
}

/** Puts soft hyphens into a text. */
export type Hyphenator = (text: string) => string;

interface Hyphen {
  readonly hyphenateSync: (text: string, options: { readonly minWordLength: number }) => string;
}

/** Words shorter than this are never divided. */
const minWordLength = 7;
/** What is longer is no word, and the patterns would take seconds for it. */
const maxWordLength = 200;

// Patterns are large, and a build needs those of one or two languages.
const require = createRequire(import.meta.url);

/** The hyphenator of a language, or undefined when there are no patterns for it. */
export function findHyphenator(language: string): Hyphenator | undefined {
  const name = findPatterns(language);
  return name === undefined ? undefined : loadHyphenator(name);
}

const loadHyphenator = memoise((name): Hyphenator => {
  const { hyphenateSync } = require(`hyphen/${name}/index.js`) as Hyphen;
  const hyphenateWords = (text: string): string =>
    hyphenateSync(text, { minWordLength }).replaceAll(shortEnds, '');
  return (text) =>
    mayHoldException.test(text)
      ? text.replaceAll(/\S+/g, (word) => (isException(word) ? word : hyphenateWords(word)))
      : hyphenateWords(text);
});

/** At least three letters are on either side of a division. */
const shortEnds =
  /(?<=(?<![\p{L}\p{M}\u00AD])[\p{L}\p{M}]{1,2})\u00AD|\u00AD(?=[\p{L}\p{M}]{1,2}(?![\p{L}\p{M}\u00AD]))/gu;

const mayHoldException = new RegExp(`[/@.]\\w|\\S{${maxWordLength}}`);

/** A soft hyphen in an address would be copied with it. */
export function isException(word: string): boolean {
  return word.length > maxWordLength || /:\/\/|^\W*www\.|@|\w\/\w|\w\.\w{2}/.test(word);
}
