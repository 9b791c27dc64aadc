import type { Dialect } from './dialect.ts';

/** Marks inside a line. */
export const phrases: readonly Dialect[] = [
  {
    sign: '][',
    pattern: /(?<![\\\w\]!])\[([^[\]\n]+)\]\[([^[\]\n]*)\]/g,
    name: 'A reference without a definition',
    hint: ([, text = '', label = '']) => `Write [${label || text}]: and the URL on a line of its own.`,
  },
  {
    sign: '~',
    pattern: /(?<![\p{L}\p{N}\p{M})\]}'’′~\\])~(?=[^\s~/])(?:[^~\n]{0,200}[^~\s])~(?![~\p{L}\p{N}])/gu,
    name: 'Text between single tildes',
    hint: ([whole]) => `Write ~${whole}~ to strike it out, or <sub>…</sub> for a subscript.`,
  },
  {
    sign: '++',
    pattern: /(?<![\w+])\+\+((?:[a-z]|[\p{L}\d-]{2,20})(?:\+[\p{L}\d-]{1,20}){0,5})\+\+(?![\w+])/giu,
    name: 'A key between plus signs',
    hint: ([, keys = '']) =>
      `Write ${keys
        .split('+')
        .map((key) => `<kbd>${key}</kbd>`)
        .join('+')} for keys, or <ins>${keys}</ins> for words that are new.`,
  },
  {
    sign: '^^',
    pattern: /(?<![\w^\\])\^\^(?=[^\s^])([^\n^]{0,200}[^\s^])\^\^(?![\w^])/g,
    name: 'Text between double carets',
    hint: ([, text = '']) => `Write <ins>${text}</ins> for words that are new, or <u>${text}</u>.`,
  },
  {
    sign: '\\(',
    pattern: /\\\(((?:[^\\\n]|\\[^)\n]){0,500}?)\\\)/g,
    isMarkup: ([, tex = '']) => /[\\^_={}+]/.test(tex),
    name: 'A formula between \\( and \\) that may be words',
    hint: ([, tex = '']) => `Write $${tex.trim()}$ for a formula, or (${tex.trim()}) for words.`,
  },
];
