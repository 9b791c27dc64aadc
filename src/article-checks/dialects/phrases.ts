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

/** `page`, `page#heading`, `page#^block`, each with `|text`, which tables write as `\\|text`. */
function wikiLink(written: string, isEmbedded: boolean): string {
  const [target = '', ...more] = written.split(/\\?\|/);
  const [page = '', fragment] = target.trim().split('#');
  const label = more.at(-1)?.trim() ?? nameOf(page, fragment);
  if (page.startsWith('@')) return `Write [${page}].`;
  if (!isEmbedded) return `Write [${label}](${addressOf(page, fragment)}).`;
  if (isPicture(page))
    return `Write ![What it shows](${inAngles(page)})${more.length > 0 ? ', or <img … width="300"> for a size' : ''}.`;
  return `Write the text of that note here, or a link: [${nameOf(page, fragment)}](${addressOf(page, fragment)}).`;
}

function nameOf(page: string, fragment: string | undefined): string {
  const heading = fragment?.replace(/^\^/, '').trim() ?? '';
  const name = page.slice(page.lastIndexOf('/') + 1).trim();
  return heading === '' || fragment?.startsWith('^') === true
    ? name || heading
    : name === ''
      ? heading
      : `${name}: ${heading}`;
}

function addressOf(page: string, fragment: string | undefined): string {
  const file = page === '' ? '' : /\.\w+$/.test(page) ? page : `${page}.md`;
  return inAngles(fragment === undefined ? file : `${file}#${anchorOf(fragment)}`);
}

/** The fragment that GitHub makes of a heading. */
function anchorOf(heading: string): string {
  return heading
    .replace(/^\^/, '')
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');
}

function inAngles(address: string): string {
  return /[\s()]/.test(address) ? `<${address}>` : address;
}

function isPicture(page: string): boolean {
  return /\.(?:avif|gif|jpe?g|png|svg|webp|bmp|tiff?)$/i.test(page);
}

/** Escaped by a program that escapes all brackets: `\(snake_case\)`, `\(C++\)`, `\(see x=1\)`. */
function mayBeWords(tex: string): boolean {
  return !/\\[a-zA-Z]|\^/.test(tex) && (/[a-zA-Z]{2}/.test(tex) || /[+=]\s*$/.test(tex));
}

/** What is escaped on purpose, as in \(see below\), has no signs of mathematics. */
function isTex(text: string): boolean {
  return /[\\^_={}+]/.test(text) || /^\s*[a-zA-Z]\s*$/.test(text);
}
