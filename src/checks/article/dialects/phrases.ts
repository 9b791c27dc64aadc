import type { Dialect, FixMatch } from './dialect.ts';

const fixFormula: FixMatch = ({ 0: whole, 1: tex = '', index: start }, { text }) => {
  const end = start + whole.length;
  if (tex.includes('$') || /\d/.test(text.charAt(end))) return undefined;
  return [{ start, end, text: `$${tex.trim()}$` }];
};

/** Marks inside a line. */
export const phrases: readonly Dialect[] = [
  {
    sign: '[[',
    pattern: /(?<![\\\w])(!?)\[\[([^[\]\n]+)\]\](?!\()/g,
    isMarkup: ([, , target = '']) => !/^_*toc_*$/i.test(target),
    name: 'A wiki link',
    hint: ([, embed, target = '']) => wikiLink(target, embed === '!'),
  },
  {
    sign: '][',
    pattern: /(?<![\\\w\]!])\[([^[\]\n]+)\]\[([^[\]\n]*)\]/g,
    name: 'A reference without a definition',
    hint: ([, text = '', label = '']) => `Write [${label || text}]: and the address in a line of its own.`,
  },
  {
    sign: '^[',
    pattern: /(?<![\\[])\^\[(?=[^[\]\n])[^[\]\n]*\]?/g,
    name: 'An inline note',
    hint: () => 'Write [^1] here, and [^1]: with the note in a line of its own.',
  },
  {
    sign: '==',
    pattern: /(?<![=\w\\!<>])==(?=[^\s=])([^=\n]*[^\s=])==(?![=\w])/g,
    name: 'A highlight with ==',
    hint: ([, text = '']) => `Write <mark>${text}</mark>.`,
    fix: ({ 0: whole, index: start }) => [
      { start, end: start + 2, text: '<mark>' },
      { start: start + whole.length - 2, end: start + whole.length, text: '</mark>' },
    ],
  },
  {
    sign: '~',
    pattern: /(?<=[\p{L}\p{N})])(?<!\\)~([^\s~]{1,40})~(?!~)/gu,
    name: 'A subscript with ~',
    hint: ([, text = '']) => `Write <sub>${text}</sub>, or $…$ for a formula.`,
  },
  {
    sign: '^',
    pattern: /(?<=[\p{L}\p{N})])\^([^\s^[\]]{1,40})\^/gu,
    name: 'A superscript with ^',
    hint: ([, text = '']) => `Write <sup>${text}</sup>, or $…$ for a formula.`,
  },
  {
    sign: ':',
    pattern: /(?<![\p{L}\p{N}:\\]):([a-z][a-z0-9_+-]*[a-z0-9]|\+1|-1):(?![\p{L}\p{N}:])/gu,
    name: 'A shortcode for an emoji',
    hint: () => 'Write the emoji itself.',
  },
  {
    sign: '%%',
    pattern: /%%[^%\n]+%%/g,
    name: 'A comment with %%',
    hint: () => 'Write <!-- … -->, which nobody sees.',
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
  {
    sign: ' ^',
    pattern: /[ \t]\^[a-z][\w-]*[ \t]*$/gim,
    name: 'An anchor with ^',
    hint: () => 'Write <a id="name"></a>, and link to it with [text](#name).',
  },
];

function wikiLink(target: string, isEmbedded: boolean): string {
  const [page = '', text = page] = target.split('|');
  if (isEmbedded) return `Write ![What it shows](${page.trim()}).`;
  return `Write [${text.trim()}](${fileOf(page)}).`;
}

function fileOf(page: string): string {
  const [name = '', heading] = page.trim().split('#');
  const file = name === '' ? '' : /\.\w+$/.test(name) ? name : `${name}.md`;
  const target = heading === undefined ? file : `${file}#${heading}`;
  return /[\s()]/.test(target) ? `<${target}>` : target;
}

/** What is escaped on purpose, as in \(see below\), has no signs of mathematics. */
function isTex(text: string): boolean {
  return /[\\^_={}+]/.test(text) || /^\s*[a-zA-Z]\s*$/.test(text);
}
