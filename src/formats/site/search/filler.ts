import { h } from 'hastscript';
import { memoise } from '../../../model/memoise.ts';
import { printHtml } from '../../../markdown/print-html.ts';
import type { PageToIndex } from '../../../platform/index-pages.ts';

/**
 * Words for indexes that are searched together. An index that has no word beginning with what a reader types gives the
 * pages of the longest word with which that begins, as if it were meant: each index therefore knows the words of all, on
 * pages that are no result.
 */
export function makeFiller(
  words: ReadonlySet<string>,
  pages: readonly PageToIndex[],
  language: string,
): PageToIndex[] {
  const own = new Set<string>();
  for (const { html } of pages) addWords(html, language, own);
  const missing = [...words].filter((word) => !own.has(word)).toSorted();
  const count = Math.ceil(missing.length / wordsOfPage);
  return Array.from({ length: count }, (_, index) => ({
    address: `filler/${index}`,
    html: printFiller(missing.slice(index * wordsOfPage, (index + 1) * wordsOfPage)),
  }));
}

/** The filter by which the page that searches leaves these pages out. */
const fillerFilter = 'filler';

/** About as long as articles are, for the length of a page and that of all others weigh a word. */
const wordsOfPage = 1000;

function printFiller(words: readonly string[]): string {
  return printHtml({
    type: 'root',
    children: [
      h('html', [
        h('body', [
          h('main', { dataPagefindBody: '' }, [
            h('span', { dataPagefindFilter: `${fillerFilter}:yes` }),
            h('p', words.join(' ')),
          ]),
        ]),
      ]),
    ],
  });
}

/** Adds the words of a record as pagefind finds them, between spaces; those of scripts without spaces as the language has them. */
export function addWords(html: string, language: string, words: Set<string>): void {
  for (const [piece] of html.replaceAll(tag, ' ').matchAll(/\S+/gu)) {
    if (withoutSpaces.test(piece)) addSegments(piece, language, words);
    else addWord(piece.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''), words);
  }
}

function addSegments(piece: string, language: string, words: Set<string>): void {
  for (const { segment, isWordLike } of segmenterOf(language).segment(piece))
    if (isWordLike === true) addWord(segment, words);
}

function addWord(word: string, words: Set<string>): void {
  // A part of a longer text would keep all of it in memory.
  if (word !== '' && !words.has(word)) words.add(Buffer.from(word).toString());
}

const segmenterOf = memoise((language: string) => new Intl.Segmenter(language, { granularity: 'word' }));

/** As `printHtml` writes it: `>` is in quotes there. */
const tag = /<\/?[a-z](?:"[^"]*"|[^">])*>/giu;

const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
