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
    sign: '#+',
    pattern: /^[ \t]*#\+[A-Za-z][\w-]*(?::|[ \t]|$)[^\n]*$/gm,
    name: 'A keyword of Org',
    hint: () => 'Write it in Markdown: ``` around code, > before a quotation.',
  },
  {
    sign: '{',
    pattern: /(?<!\\)\{([=+-])(?=[^\s{}=+%-])([^{}\n]{1,300}?)\1\}/g,
    name: 'A mark of Djot',
    hint: ([, sign = '', words = '']) =>
      sign === '=' ? `Write ==${words}==.` : `Write ${elementOf(sign === '+' ? 'ins' : 'del', words)}.`,
  },
  {
    sign: "'''",
    pattern: /'''(?=[^\s'])([^'\n]{1,300})'''(?!')/g,
    name: 'Bold text of MediaWiki',
    hint: ([, words = '']) => `Write **${words}**.`,
  },
  {
    sign: '{',
    pattern:
      /\{(code|expand|info|noformat|note|panel|quote|tip|warning)(?::[^{}\n]{0,200})?\}[^{}]{0,2000}\{\1\}/g,
    name: 'A macro of Confluence',
    hint: () => 'Write it in Markdown: ``` around code, > [!note] for a box.',
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

function elementOf(name: string, words: string): string {
  return `<${name}>${words}</${name}>`;
}
