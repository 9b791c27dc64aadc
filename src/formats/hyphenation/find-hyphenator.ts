import { createRequire } from 'node:module';
import { memoise } from '../../model/memoise.ts';
import { findPatterns } from './pattern-names.ts';

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
