import { expect, test } from 'vitest';
import { keyOf } from '../../src/cache/key.ts';

test('a key is a sha-256 digest in hex', () => {
  expect(keyOf('Nettverk')).toMatch(/^[0-9a-f]{64}$/);
});

test('the order in which fields were set is no part of an object', () => {
  expect(keyOf({ title: 'Nettverk', year: 2026 })).toBe(keyOf({ year: 2026, title: 'Nettverk' }));
});

test('values that read alike have keys of their own', () => {
  const values = [
    '',
    'null',
    null,
    undefined,
    0,
    '0',
    false,
    [],
    [[]],
    {},
    new Map(),
    ['ab', 'c'],
    ['a', 'bc'],
    ['abc'],
    { ab: 'c' },
    { a: 'bc' },
    new Map([['a', 'bc']]),
    new TextEncoder().encode('abc'),
    'abc',
    ['text 1;a'],
    ['a', undefined],
    ['a'],
  ];
  expect(new Set(values.map(keyOf)).size).toBe(values.length);
});

test('a function in the data is an error: what it depends on is unknown', () => {
  expect(() => keyOf({ book: { title: () => 'Nettverk' } })).toThrow(TypeError);
});
