import { h } from 'hastscript';
import { expect, test } from 'vitest';
import { measureCell } from '../../../src/formats/pdf/measure-cell.ts';

test('a word of 300,000 pieces is as wide as the longest of them, and its hyphen', () => {
  const word = `${'ab\u00AD'.repeat(300_000)}abcdefghijkl`;
  expect(measureCell(h('td', word), 5)).toEqual({ width: 13, hasLongWord: true });
});

test('a short piece of code is a little wider than as many letters, and a long one breaks anywhere', () => {
  expect(measureCell(h('td', h('code', 'formerly')), 14).width).toBeCloseTo(8.32);
  expect(measureCell(h('td', h('code', 'a'.repeat(500))), 14).width).toBeCloseTo(16.64);
});
