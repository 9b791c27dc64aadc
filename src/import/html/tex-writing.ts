import { lookupTable } from '../../model/lookup-table.ts';

/** Thrown by what writes a formula as TeX, at something without a counterpart. */
export class NoCounterpart extends Error {
  override name = 'NoCounterpart';
}

/** TeX with single spaces; undefined for an empty formula, or one that holds something without a counterpart. */
export function writeTex(write: () => string): string | undefined {
  try {
    return write().replaceAll(/\s+/g, ' ').trim() || undefined;
  } catch (error) {
    if (error instanceof NoCounterpart) return undefined;
    throw error;
  }
}

/** What a raised or lowered sign belongs to. */
export function scriptBase(tex: string): string {
  const written = tex.trim();
  return /^(?:\w|\p{L}|\\[a-zA-Z]+)$/u.test(written) ? written : `{${written}}`;
}

/** Words in a formula: the inside of `\text`. */
export function escapeTexWords(text: string): string {
  return text.replaceAll(/[\\^~]/g, ' ').replaceAll(/[{}$#%_&]/g, '\\$&');
}

/** Text in a formula, but for `&`, which may align lines. */
export function escapeTex(text: string): string {
  return text
    .replaceAll(/[\u{1D400}-\u{1D7FF}]/gu, (letter) => letter.normalize('NFKC'))
    .replaceAll(/[\\{}$#%_^~\u2061-\u2064−\u00A0]/g, (sign) => escapes[sign] ?? sign);
}

const escapes: Readonly<Record<string, string>> = lookupTable({
  '\\': '\\backslash ',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\hat{}',
  '~': '\\sim ',
  '\u2061': '',
  '\u2062': '',
  '\u2063': '',
  '\u2064': '',
  '−': '-',
  '\u00A0': '\\ ',
});

const functions =
  /^(?:sin|cos|tan|cot|sec|csc|arcsin|arccos|arctan|sinh|cosh|tanh|coth|log|ln|lg|exp|lim|max|min|sup|inf|det|dim|ker|arg|deg|gcd|hom|Pr)$/;

/** The command of a function that TeX knows by its name: `\\sin `. */
export function functionCommand(name: string): string | undefined {
  return functions.test(name) ? `\\${name} ` : undefined;
}

/** Whether TeX puts what is written after the command above and below it. */
export function hasLimits(command: string): boolean {
  const name = /^\\([a-z]+)/.exec(command)?.[1] ?? '';
  return /^(?:lim|max|min|sup|inf|limsup|liminf)$/.test(name) || largeNames.has(name);
}

/** The commands of large operators. */
export const largeOperators: ReadonlyMap<string, string> = new Map([
  ['∑', '\\sum'],
  ['∏', '\\prod'],
  ['∐', '\\coprod'],
  ['∫', '\\int'],
  ['∬', '\\iint'],
  ['∭', '\\iiint'],
  ['∮', '\\oint'],
  ['⋃', '\\bigcup'],
  ['⋂', '\\bigcap'],
  ['⋁', '\\bigvee'],
  ['⋀', '\\bigwedge'],
]);

const largeNames = new Set(Array.from(largeOperators.values(), (command) => command.slice(1)));

/** The commands of accents, for combining characters (Word) and for those with a width of their own (MathML). */
export const accents: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '\\grave': '\u0300`',
    '\\acute': '\u0301´',
    '\\hat': '\u0302^ˆ',
    '\\tilde': '\u0303~˜',
    '\\bar': '\u0304ˉ',
    '\\overline': '\u0305¯‾―',
    '\\breve': '\u0306˘',
    '\\dot': '\u0307˙',
    '\\ddot': '\u0308¨',
    '\\check': '\u030Cˇ',
    '\\vec': '\u20D7→',
    '\\overleftarrow': '\u20D6←',
    '\\underline': '\u0332',
    '\\overbrace': '⏞',
  }).flatMap(([command, signs]) => Array.from(signs, (sign) => [sign, command] as const)),
);

/** A sign that grows with what it encloses, as it is written behind `\\left`; a point for none. */
export function texDelimiter(sign: string): string {
  const names: Readonly<Record<string, string>> = lookupTable({
    '': '.',
    '{': '\\{',
    '}': '\\}',
    '‖': '\\|',
    '⟨': '\\langle ',
    '〈': '\\langle ',
    '⟩': '\\rangle ',
    '〉': '\\rangle ',
    '⌊': '\\lfloor ',
    '⌋': '\\rfloor ',
    '⌈': '\\lceil ',
    '⌉': '\\rceil ',
    ']': ']',
    '[': '[',
  });
  return names[sign] ?? (/^[()|/]$/.test(sign) ? sign : '.');
}
