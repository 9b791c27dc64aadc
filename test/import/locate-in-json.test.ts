import { expect, test } from 'vitest';
import { locateInJson } from '../../src/import/locate-in-json.ts';

test.each([
  ['', 1, 1],
  ['{"a": 1,}', 1, 9],
  ['{"a" 1}', 1, 6],
  ['[1, 2\n, x]', 2, 3],
  ['[1 2]', 1, 4],
  ['[1}', 1, 3],
  ['{"a": "b\n"}', 1, 7],
  ['{"a": "\\q"}', 1, 7],
  ['{"a": {"b": [true, false, null, -1.5e3, "\\u00E6"]}}\n x', 2, 2],
  ['{"a": [', 1, 8],
  ['01', 1, 2],
])('%j stops being JSON at %i:%i', (text, line, column) => {
  expect(() => JSON.parse(text) as unknown).toThrow();
  expect(locateInJson(text)).toEqual({ line, column });
});

test('a value is found by its path', () => {
  const text = '{\n "posts": [{"title": "x"}, {"tags": ["posts"],\n  "title": 5}]}';
  expect(locateInJson(text, ['posts', 1, 'title'])).toEqual({ line: 3, column: 12 });
  expect(locateInJson(text, ['posts', 1])).toEqual({ line: 2, column: 28 });
  expect(locateInJson(text, [])).toEqual({ line: 1, column: 1 });
});
