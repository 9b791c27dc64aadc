import { expect, test } from 'vitest';
import { applyEdits, chooseEdits } from '../../src/diagnostics/apply-edits.ts';

const edit = (start: number, end: number, text: string) => ({ start, end, text });

test.each([
  ['in any order', [[edit(4, 7, 'to')], [edit(0, 3, 'fire')]], 'fire to'],
  ['the first of two that overlap', [[edit(0, 7, 'alt')], [edit(4, 7, 'to')]], 'alt'],
  ['one of two that are the same', [[edit(4, 7, 'to')], [edit(4, 7, 'to')]], 'tre to'],
  [
    'nothing of a fix that overlaps an earlier one',
    [[edit(4, 7, 'to')], [edit(0, 3, 'en'), edit(4, 5, 's')]],
    'tre to',
  ],
  ['two at one place', [[edit(3, 3, ',')], [edit(3, 4, '')]], 'tre,sju'],
])('%s', (_name, fixes, result) => {
  expect(applyEdits('tre sju', chooseEdits(fixes.map((edits) => ({ edits }))))).toBe(result);
});
