import { textOf } from './elements.ts';
import { parseHtml } from './parse-html.ts';

/** The words of a short text in HTML, such as a title. */
export function plainText(html: string): string {
  return /[<&]/.test(html) ? textOf(parseHtml(html)) : html.replaceAll(/\s+/g, ' ').trim();
}

/** A title for front matter, where some signs are markup. */
export function titleText(html: string): string {
  return plainText(html).replaceAll(/[\\*$`]|(?<![\p{L}\p{M}\p{N}_])_(?=[^\s_])/gu, String.raw`\$&`);
}
