/** A range of a text, in UTF-16 code units. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** Fewer letters than this could be anywhere. */
const fewestLetters = 8;

/** What a page does not show of Markdown: targets, citations, attributes, tags, comments. */
const unseen =
  /\]\([^()\n]*\)|\]\[[^\]\n]*\]|\[@[^\]\n]*\]|\{[^{}\n]*\}|<!--[^]*?-->|<[^<>\n]*>|^---\r?\n[^]*?\n---$/gm;

/**
 * Where words that a reader selected on a page are in the Markdown of the article. Only letters and digits are compared,
 * so that emphasis, line ends and quotation marks do not matter. If not all of them are found, because a formula or a note
 * is among them, their beginning or their end counts.
 */
export function findQuote(text: string, quote: string): Range | undefined {
  const source = lettersOf(text, true);
  const { letters: wanted } = lettersOf(quote, false);
  for (let length = wanted.length; length >= fewestLetters; length = Math.floor(length / 2))
    for (const part of new Set([wanted.slice(0, length), wanted.slice(-length)])) {
      const at = source.letters.indexOf(part);
      const [start, last] = [source.offsets[at], source.offsets[at + part.length - 1]];
      if (at !== -1 && start !== undefined && last !== undefined) return { start, end: last + 1 };
    }
  return undefined;
}

/** The letters and digits of a text in lower case, with the offset of each. */
function lettersOf(
  text: string,
  isMarkdown: boolean,
): { readonly letters: string; readonly offsets: readonly number[] } {
  const shown = isMarkdown ? text.replaceAll(unseen, (hidden) => ' '.repeat(hidden.length)) : text;
  const offsets: number[] = [];
  let letters = '';
  for (const match of shown.matchAll(/[\p{L}\p{N}]/gu)) {
    const letter = match[0].toLowerCase();
    letters += letter;
    while (offsets.length < letters.length) offsets.push(match.index);
  }
  return { letters, offsets };
}
