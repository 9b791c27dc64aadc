import { plainText } from './headings.ts';

/** A title of plain text, so that no sign in it is read as markup. */
export function escapeTitle(text: string): string {
  return text.replaceAll(/[\\`*_$]/g, (sign, at: number) =>
    sign === '_' && /\w/.test(text[at - 1] ?? '') && /\w/.test(text[at + 1] ?? '') ? sign : `\\${sign}`,
  );
}

/** A title in Markdown, with no more markup than a title can have: code, emphasis and formulas. */
export function titleOfMarkdown(written: string): string {
  const title = written
    // Before links: in `list<[Item][item]>`, the brackets make it no tag.
    .replaceAll(/(?<!\\)<\/?[a-z][^<>`]*>/gi, '')
    .replaceAll(/!\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])/g, '$1')
    .replaceAll(/\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])/g, '$1')
    .replaceAll(/\\([^\\`*_$\w\s])/g, '$1')
    .trim();
  return title;
}

/** Whether two titles have the same words, whatever their markup and their marks. */
export function isSameTitle(one: string, other: string): boolean {
  return wordsOf(one) === wordsOf(other);
}

function wordsOf(title: string): string {
  return plainText(title)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A title from the name of a file or a folder: `01-getting_started` becomes `Getting started`. */
export function titleOfName(name: string): string {
  const words = name
    .replace(/\.[a-z]{1,8}$/i, '')
    .replace(/^\d{1,3}[-_. ]+(?=\S)/, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim();
  return escapeTitle(words.charAt(0).toUpperCase() + words.slice(1) || name);
}
