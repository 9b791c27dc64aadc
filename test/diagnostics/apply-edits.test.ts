import { expect, test } from 'vitest';
import { applyEdits } from '../../src/diagnostics/apply-edits.ts';

test.each([
  [
    'in any order',
    [
      { start: 4, end: 7, text: 'to' },
      { start: 0, end: 3, text: 'fire' },
    ],
    'fire to',
  ],
  [
    'the first of two that overlap',
    [
      { start: 0, end: 7, text: 'alt' },
      { start: 4, end: 7, text: 'to' },
    ],
    'alt',
  ],
  ['a string in a range', [{ start: 0, end: 7, find: 'tre', text: 'fem' }], 'en fem'],
  ['nothing where it is not there', [{ start: 0, end: 3, find: 'tre', text: 'fem' }], 'en tre'],
  ['nothing where it is there twice', [{ start: 0, end: 7, find: 'e', text: 'a' }], 'en tre'],
])('%s', (_name, edits, result) => {
  const text = result.startsWith('fire') || result === 'alt' ? 'tre sju' : 'en tre';
  expect(applyEdits(text, edits)).toBe(result);
});
