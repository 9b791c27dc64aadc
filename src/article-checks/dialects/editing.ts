import type { Dialect } from './dialect.ts';

/** Marks of editors, and of other markup languages. */
export const editing: readonly Dialect[] = [
  {
    sign: '{',
    pattern: /\{(\+\+|--|~~|>>|==)(?=\S)([^{}]{1,500}?)(?:\+\+|--|~~|<<|==)\}/g,
    name: 'A mark of CriticMarkup',
    hint: hintForChange,
  },
  {
    sign: '.. ',
    pattern: /^[ \t]*\.\.[ \t]+([\w-]+)::[^\n]*$/gm,
    name: 'A directive of reStructuredText',
    hint: () => 'Write it in Markdown: a callout, a figure, a code block or a link.',
  },
  {
    sign: '::',
    pattern: /^(?:audio|image|include|video)::[^\s[\]]+\[[^\n]*\][ \t]*$/gm,
    name: 'A macro of AsciiDoc',
    hint: () => 'Write ![What it shows](picture.png "The caption") or {{#include file.md}}.',
  },
  {
    sign: '\n---',
    pattern: /---(?<=\n[ \t]*\n---)\n(?:[a-z][\w-]*:(?:[ \t][^\n]*)?\n)+---(?=\n|$)/gi,
    name: 'A block of metadata',
    hint: () => 'Write it in the front matter, at the start of the file.',
  },
];

function hintForChange([, sign, words = '']: RegExpExecArray): string {
  if (sign === '==') return `Write ==${words}==.`;
  if (sign === '>>') return `Write <!-- ${words.trim()} -->, which nobody sees.`;
  return 'Accept or refuse the change, or write <ins>…</ins> and <del>…</del>.';
}
