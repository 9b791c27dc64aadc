import { expect, test } from 'vitest';
import { summarise } from '../../src/import/write/summarise.ts';

test.each([
  ['a backslash', 'The *tide*\\\nrises twice a day.'],
  ['two spaces', 'The *tide*  \nrises twice a day.'],
  ['HTML', 'The *tide*<br>rises twice<BR/>a day.'],
])('a line that %s breaks ends a word of a summary', async (_by, body) => {
  expect(await summarise(body)).toBe('The tide rises twice a day.');
});
