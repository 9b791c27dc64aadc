import type { Book } from '../../model/book.ts';
import type { ChapterView } from './chapters.ts';

/**
 * Running heads without `string()`, which Chromium does not have: each chapter has a named page that counts its
 * own pages, and a counter style that shows that number as the title, but not the first.
 */
export function styleRunningHeads(book: Book, chapters: readonly ChapterView[]): string {
  const rules = chapters.map(({ title }, index) => {
    const name = pageName(index);
    return [
      titleStyle(`head-${name}`, title),
      `@page ${name} { counter-increment: ${name} }`,
      `@page ${name}:left { @top-left { content: counter(${name}, head-series) } }`,
      `@page ${name}:right { @top-right { content: counter(${name}, head-${name}) } }`,
      `.chapter-${index + 1} { page: ${name} }`,
    ].join('\n');
  });
  return [noStyle, titleStyle('head-series', book.title), ...rules].join('\n');
}

const noStyle = '@counter-style head-none { system: cyclic; symbols: ""; suffix: "" }';

function titleStyle(name: string, title: string): string {
  const text = quote(title);
  return `@counter-style ${name} { system: cyclic; symbols: ${text}; range: 2 infinite; suffix: ""; fallback: head-none }`;
}

function pageName(index: number): string {
  return `chapter-${index + 1}`;
}

/** A CSS string (css-syntax-3, 4.3.5). */
function quote(text: string): string {
  return `"${text.replaceAll(/["\\\n\r\f<]/g, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}
