import type { Dialect } from './dialect.ts';

/** Marks inside a line. */
export const phrases: readonly Dialect[] = [
  {
    sign: '][',
    pattern: /(?<![\\\w\]!])\[([^[\]\n]+)\]\[([^[\]\n]*)\]/g,
    name: 'A reference without a definition',
    hint: ([, text = '', label = '']) => `Write [${label || text}]: and the address in a line of its own.`,
  },
  {
    sign: '~',
    pattern: /(?<![\p{L}\p{N}\p{M})\]}'’′~\\])~(?=[^\s~/])(?:[^~\n]{0,200}[^~\s])~(?![~\p{L}\p{N}])/gu,
    name: 'Text between single tildes',
    hint: ([whole]) => `Write ~${whole}~ to strike it out, or <sub>…</sub> for a subscript.`,
  },
  {
    sign: '\\(',
    pattern: /\\\(((?:[^\\\n]|\\[^)\n]){0,500}?)\\\)/g,
    isMarkup: ([, tex = '']) => /[\\^_={}+]/.test(tex),
    name: 'A formula between \\( and \\) that may be words',
    hint: ([, tex = '']) => `Write $${tex.trim()}$ for a formula, or (${tex.trim()}) for words.`,
  },
];
