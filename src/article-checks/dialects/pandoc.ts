import type { Edit } from '../../diagnostics/diagnostic.ts';
import type { Dialect } from './dialect.ts';

/** Blocks and spans of pandoc, Quarto and R Markdown. */
export const pandoc: readonly Dialect[] = [
  {
    sign: '+--',
    pattern: /^[ \t>]*\+(?:[-=:]{2,}\+){1,50}[ \t]*(?:\n[ \t>]*[|+][^\n]*)+/gm,
    name: 'A grid table',
    hint: () => 'Write a row of | A | B |, then | --- | --- |, then the other rows, each in one line.',
  },
  {
    sign: '--',
    pattern: /^[ \t]*-{3,}(?:[ \t]+-{2,}){1,50}[ \t]*$/gm,
    name: 'A table without vertical bars',
    hint: () => 'Write a row of | A | B |, then | --- | --- |, then the other rows, each in one line.',
  },
  {
    sign: '\n|',
    pattern: /^\|[ \t][^|\n]*\n\|[ \t][^|\n]*(?:\n\|[ \t]?[^|\n]*)*$/gm,
    name: 'A line block with |',
    hint: () => 'Write a backslash at the end of each line but the last, without the |.',
  },
  {
    sign: '(@',
    pattern: /^[ \t]*\(@[\w-]*\)[ \t]/gm,
    name: 'A numbered example',
    hint: () => 'Write 1. and the text, and refer to it by its number.',
  },
  {
    sign: 'b',
    pattern: list('a', 'b'),
    name: 'A lettered list',
    hint: () => 'Write <ol type="a"><li>…</li></ol>.',
  },
  {
    sign: 'B',
    pattern: list('A', 'B'),
    name: 'A lettered list',
    hint: () => 'Write <ol type="A"><li>…</li></ol>.',
  },
  {
    sign: 'ii',
    pattern: list('i', 'ii'),
    name: 'A list with Roman numbers',
    hint: () => 'Write <ol type="i"><li>…</li></ol>.',
  },
  {
    sign: 'II',
    pattern: list('I', 'II'),
    name: 'A list with Roman numbers',
    hint: () => 'Write <ol type="I"><li>…</li></ol>.',
  },
  {
    sign: '(2)',
    pattern: /^([ \t>]*)\(1\)[ \t]+[^\n]*\n\1\(2\)[ \t]/gm,
    name: 'A list with numbers in parentheses',
    hint: () => 'Write 1. and 2. before the items.',
  },
  {
    sign: '#.',
    pattern: /^[ \t>]*(#\.)[ \t]+\S[^\n]*$/gm,
    name: 'A list with #.',
    hint: () => 'Write 1. before each item.',
    fix: (match) => replaceSign(match, '1.'),
  },
  {
    sign: '~ ',
    pattern: /(?<=\S[ \t]*\n(?:[ \t]*\n)?)[ \t>]*(~)[ \t]+\p{L}[^\n]*$/gmu,
    name: 'A definition with ~',
    hint: () => 'Write : in the place of ~.',
    fix: (match) => replaceSign(match, ':'),
  },
  {
    sign: '\\ ',
    pattern: /(?<=[\p{L}\p{N}.,])\\ (?=[\p{L}\p{N}])/gu,
    name: 'A space with a backslash',
    hint: () => 'Write &nbsp; for a space at which no line ends, or a space.',
    fix: ({ index, 0: { length } }) => [{ start: index, end: index + length, text: '&nbsp;' }],
  },
  {
    sign: '\\@ref',
    pattern: /\\@ref\([^()\n]{1,100}\)/g,
    name: 'A cross-reference of bookdown',
    hint: () => 'Write a link to the id of the heading or to an anchor: [figure 1](#figure-1).',
  },
];

/** The first group of a match is the sign. */
function replaceSign({ indices }: RegExpExecArray, text: string): Edit[] {
  const [start, end] = indices?.[1] ?? [0, 0];
  return [{ start, end, text }];
}

/** The first item of a list, with its other lines, and the sign of the second: `a. … b.`, `(i) … (ii)`. */
function list(first: string, second: string): RegExp {
  const item = String.raw`[ \t]+[^\n]*\n(?:[ \t]+\S[^\n]*\n){0,20}\n?`;
  return new RegExp(String.raw`^([ \t>]*)\(?${first}[.)]${item}\1\(?${second}[.)][ \t]`, 'gm');
}
