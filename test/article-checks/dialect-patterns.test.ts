import { expect, test } from 'vitest';
import { blocks } from '../../src/article-checks/dialects/blocks.ts';
import { editing } from '../../src/article-checks/dialects/editing.ts';
import { latex } from '../../src/article-checks/dialects/latex.ts';
import { notes } from '../../src/article-checks/dialects/notes.ts';
import { pandoc } from '../../src/article-checks/dialects/pandoc.ts';
import { phrases } from '../../src/article-checks/dialects/phrases.ts';
import { sites } from '../../src/article-checks/dialects/sites.ts';

const dialects = [...pandoc, ...blocks, ...sites, ...latex, ...notes, ...phrases, ...editing];
const length = 50_000;
const signs = [
  ' ',
  '\t',
  '\n',
  '|',
  ':',
  '[',
  '{',
  '<',
  '=',
  '-',
  '+',
  '~',
  '^',
  'a',
  '| ',
  '\n ',
  '\n\n ',
  '\n|',
  '{{',
  '[[',
  '::',
];
const borders = [
  ['', ''],
  ['|\n', ': a'],
  ['a ', '\nb'],
  ['[', ']'],
] as const;

// Code and formulas are blanked before, so that long runs of spaces are common.
test.each(signs)('a long run of %j takes every pattern one pass', { timeout: 60_000 }, (run) => {
  for (const { sign, pattern } of dialects)
    for (const [before, after] of [...borders, [sign, ''], [`a\n${sign}`, `${sign}\n`]]) {
      const text = `${before}${run.repeat(length / run.length)}${after}`;
      expect(text.replaceAll(pattern, '').length).toBeLessThanOrEqual(text.length);
    }
});
