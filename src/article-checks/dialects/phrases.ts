import type { Dialect, FixMatch } from './dialect.ts';

const fixFormula: FixMatch = ({ 0: whole, 1: tex = '', index: start }, { text }) => {
  const end = start + whole.length;
  if (/[$`]/.test(tex) || mayBeWords(tex)) return undefined;
  if (/\d/.test(text.charAt(end)) || /[\p{L}\p{N}]/u.test(text.charAt(start - 1))) return undefined;
  return [{ start, end, text: `$${tex.trim()}$` }];
};

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
    isMarkup: ([, tex = '']) => isTex(tex),
    name: 'A formula between \\( and \\)',
    hint: ([, tex = '']) => `Write $${tex.trim()}$.`,
    fix: fixFormula,
  },
  {
    sign: '\\[',
    pattern: /\\\[((?:[^\\]|\\[^\]]){0,1000}?)\\\]/g,
    isMarkup: ([, tex = '']) => isTex(tex),
    name: 'A formula between \\[ and \\]',
    hint: () => 'Write $$ in a line of its own before the formula and after it.',
  },
];

/** Escaped by a program that escapes all brackets: `\(snake_case\)`, `\(C++\)`, `\(see x=1\)`. */
function mayBeWords(tex: string): boolean {
  return !/\\[a-zA-Z]|\^/.test(tex) && (/[a-zA-Z]{2}/.test(tex) || /[+=]\s*$/.test(tex));
}

/** What is escaped on purpose, as in \(see below\), has no signs of mathematics. */
function isTex(text: string): boolean {
  return /[\\^_={}+]/.test(text) || /^\s*[a-zA-Z]\s*$/.test(text);
}
