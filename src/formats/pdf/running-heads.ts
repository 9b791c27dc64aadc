import { pointsPerMillimetre } from './page-formats.ts';

/** A run of pages with a head of its own: a chapter, the contents. */
export interface HeadedPages {
  /** The class of the element that is on them; a CSS identifier. */
  readonly name: string;
  readonly title: string;
  /** Pages before the first part have Roman numbers of their own. */
  readonly matter: 'front' | 'body';
}

/**
 * Running heads without `string()`, which Chromium does not have: each run has a named page that counts its own pages,
 * and a counter style that shows that number as the title, but not the first.
 */
export function styleRunningHeads(
  bookTitle: string,
  runs: readonly HeadedPages[],
  text: { readonly width: number; readonly textSize: number; readonly isRightToLeft: boolean },
): string {
  // A book that is read from the right opens its parts on the left.
  const [even, odd] = text.isRightToLeft ? (['right', 'left'] as const) : (['left', 'right'] as const);
  const cut = (title: string): string => cutTitle(title, text);
  const rules = runs.map(({ name, title, matter }) =>
    [
      titleStyle(`head-${name}`, cut(title)),
      `@page ${name} { counter-increment: ${matter}-page ${name} }`,
      `@page ${name}:${even} { @top-${even} { content: counter(${name}, head-book) } ${foot(matter, even)} }`,
      `@page ${name}:${odd} { @top-${odd} { content: counter(${name}, head-${name}) } ${foot(matter, odd)} }`,
      `.${name} { page: ${name} }`,
    ].join('\n'),
  );
  return [noStyle, titleStyle('head-book', cut(bookTitle)), ...rules].join('\n');
}

/** Of a letter of the head: 0.75 of the size of running text, and half as wide as high. */
const letterWidth = 0.75 * 0.5;

/** A head has one line: a title that is longer ends in dots. */
function cutTitle(
  title: string,
  { width, textSize }: { readonly width: number; readonly textSize: number },
): string {
  const most = Math.floor((width * pointsPerMillimetre) / (letterWidth * textSize));
  const letters = Array.from(title, (letter) => ({ letter, width: isWide(letter) ? 2 : 1 }));
  let room = most - 1;
  const kept = letters.findIndex(({ width: one }) => (room -= one) < 0);
  if (kept === -1 || letters.reduce((sum, { width: one }) => sum + one, 0) <= most) return title;
  const start = letters
    .slice(0, kept)
    .map(({ letter }) => letter)
    .join('');
  const end = start.lastIndexOf(' ');
  return `${(end > start.length / 2 ? start.slice(0, end) : start).replace(/[\s,;:–—-]+$/, '')} …`;
}

function isWide(letter: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(letter);
}

const noStyle = '@counter-style head-none { system: cyclic; symbols: ""; suffix: "" }';

function foot(matter: HeadedPages['matter'], side: 'left' | 'right'): string {
  return matter === 'body' ? '' : `@bottom-${side} { content: counter(front-page, lower-roman) }`;
}

function titleStyle(name: string, title: string): string {
  const text = quote(title);
  return `@counter-style ${name} { system: cyclic; symbols: ${text}; range: 2 infinite; suffix: ""; fallback: head-none }`;
}

/** A CSS string (css-syntax-3, 4.3.5). */
function quote(text: string): string {
  return `"${text.replaceAll(/["\\\n\r\f<]/g, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}
