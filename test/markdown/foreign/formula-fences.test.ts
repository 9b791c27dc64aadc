import { expect, test } from 'vitest';
import { fenceFormulas } from '../../../src/markdown/foreign/formula-fences.ts';
import { unchanged } from '../../../src/markdown/foreign/rewritten.ts';
import { htmlOf } from '../../harness/markdown.ts';

test.each([
  ['$$a = b\n+ c$$', '$$\na = b\n+ c\n$$'],
  ['$$ a = b\n$$', '$$\n a = b\n$$'],
  ['$$\na = b $$\n\n$$\nc\n$$', '$$\na = b \n$$\n\n$$\nc\n$$'],
  [
    '$$\\begin{align}\na &= b\n\\end{align}$$ {#eq-a}',
    '$$\n\\begin{align}\na &= b\n\\end{align}\n$$ {#eq-a}',
  ],
  ['Altså $$\na = b\n$$ og så', 'Altså\n $$\na = b\n$$\n og så'],
  ['Altså $$ a\n= b$$.', 'Altså\n $$\n a\n= b\n$$\n.'],
  ['- $$x\n  y$$', '- $$\n  x\n  y\n  $$'],
  ['1. Så\n\n   $$x\n   y$$', '1. Så\n\n   $$\n   x\n   y\n   $$'],
  ['> $$x\n> y$$', '> $$\n> x\n> y\n> $$'],
])('%j', (text, fenced) => {
  expect(fenceFormulas(unchanged(text)).text).toBe(fenced);
});

test.each([
  '$$\na\n\nb\n$$\n',
  '$$ a $$ og $$ b $$',
  '```\n$$a\nb$$\n```',
  '$$ er et tegn.\n\nNy $$',
  '`$$`\n$$',
  '---\ntitle: $$a\nx: b$$\n---\n',
])('%j is left as it is', (text) => {
  expect(fenceFormulas(unchanged(text)).text).toBe(text);
});

test('dollar signs beside a formula of several lines lose nothing of it', async () => {
  const html = await htmlOf(
    'Vi har\n$$\\begin{align}\na &= b\\\\\nc &= d\n\\end{align}$$\nog $$ e = f\n$$\n\n$$ g\n$$\n',
  );
  expect(html).toContain('<p>og</p>');
  expect(html.match(/display="block"/g)).toHaveLength(3);
});

test('a label behind such a formula labels it', async () => {
  const html = await htmlOf('$$\\begin{aligned}\na &= b\n\\end{aligned}$$ {#eq-ab}\n\nSe @eq-ab.');
  expect(html).toMatch(/id="eq-eq-ab"[^]*#eq-eq-ab">Ligning 1/);
});

test('a megabyte of dollar signs is read in linear time', () => {
  for (const line of ['$$a\n', '$$\n', '$$ ', 'a $$\n', '$'])
    expect(fenceFormulas(unchanged(line.repeat(1e6 / line.length))).text.length).toBeGreaterThan(9e5);
});
