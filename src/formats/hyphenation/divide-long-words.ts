import type { Parents, Element } from 'hast';
import { findHyphenator, isException } from './find-hyphenator.ts';

/** Never read by a person as running text. */
const undivided = new Set(['pre', 'code', 'kbd', 'samp', 'math', 'abbr', 'svg']);

/** Whether the words in an element stay whole. */
export function isUndivided({ tagName, properties }: Element): boolean {
  return undivided.has(tagName) || properties['translate'] === 'no';
}

/** As many letters as a title has room for on a narrow screen. */
const longest = 20;

/**
 * Puts soft hyphens into the words of a title or heading that may be wider than their line, and into no others: a
 * heading is not hyphenated where it does not have to be.
 */
export function divideLongWords(text: string, language: string, most = longest): string {
  // No class of Unicode before it is needed: V8 takes long to compile one.
  if (!hasLongRun(text, most)) return text;
  const words = new RegExp(`[\\p{L}\\p{M}]{${most + 1},}`, 'gu');
  if (!words.test(text)) return text;
  const hyphenator = findHyphenator(language);
  if (hyphenator === undefined) return text;
  return text.replaceAll(/\S+/g, (word) => (isException(word) ? word : word.replaceAll(words, hyphenator)));
}

/** The same in the HTML of a title. Code, formulas, tags and character references have no words that are divided. */
export function divideLongWordsInHtml(html: string, language: string): string {
  return html.replaceAll(/<code>.*?<\/code>|<math .*?<\/math>|<[^>]*>|&[^;]*;|[^<&]+/gs, (piece) =>
    piece.startsWith('<') || piece.startsWith('&') ? piece : divideLongWords(piece, language),
  );
}

function hasLongRun(text: string, most: number): boolean {
  if (text.length <= most) return false;
  let run = 0;
  for (let index = 0; index < text.length; index += 1) {
    run = text.charCodeAt(index) <= 0x20 ? 0 : run + 1;
    if (run > most) return true;
  }
  return false;
}

/** Lets the long words of a tree break, each by the patterns of its language. Changes the tree. */
export function divideTree(parent: Parents, language: string): void {
  for (const node of parent.children) {
    if (node.type === 'text') node.value = divideLongWords(node.value, language);
    if (node.type !== 'element' || isUndivided(node)) continue;
    const { lang } = node.properties;
    divideTree(node, typeof lang === 'string' ? lang : language);
  }
}
