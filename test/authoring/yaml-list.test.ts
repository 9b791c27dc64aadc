import { expect, test } from 'vitest';
import { insertIntoList } from '../../src/authoring/yaml-list.ts';
import { applyEdits } from '../../src/diagnostics/apply-edits.ts';

/** The text with `new` in a list; the same text where it cannot be put there. */
function insert(
  text: string,
  path: readonly (string | number)[] = ['parts'],
  after?: number,
  value = 'new',
): string {
  const edit = insertIntoList(text, path, value, after);
  return edit === undefined ? 'refused' : applyEdits(text, [edit]);
}

test.each([
  [
    'a block',
    'title: A\nparts:\n  - a # the first\n  - b\n\n# the end\n',
    'title: A\nparts:\n  - a # the first\n  - b\n  - new\n\n# the end\n',
  ],
  [
    'its comment',
    'parts:\n  - a\n  - b # last\n  # more to come\nplanned: 3\n',
    'parts:\n  - a\n  - b # last\n  - new\n  # more to come\nplanned: 3\n',
  ],
  ['wide hyphens, no indentation', 'parts:\n-   a\n-   b', 'parts:\n-   a\n-   b\n-   new'],
  ['single quotes', "parts:\n  - 'a'\n", "parts:\n  - 'a'\n  - 'new'\n"],
  ['double quotes', 'parts: ["a", "b"]\n', 'parts: ["a", "b", "new"]\n'],
  ['a flow list', 'parts: [a, b] # both\n', 'parts: [a, b, new] # both\n'],
  ['a flow list with a comma behind', 'parts: [a, b, ]\n', 'parts: [a, b, new, ]\n'],
  ['a flow list of many lines', 'parts: [\n    a,\n    b\n  ]\n', 'parts: [\n    a,\n    b,\n    new\n  ]\n'],
  ['JSON', '{"parts": ["a"], "title": "A"}\n', '{"parts": ["a", "new"], "title": "A"}\n'],
  ['an empty list', 'parts: []\ntitle: A\n', 'parts: [new]\ntitle: A\n'],
  ['an empty list with a comment', 'parts: [ # none\n]\n', 'parts: [ # none\n  new]\n'],
  ['an alias', 'x: &x a\nparts:\n  - b\n  - *x\n', 'x: &x a\nparts:\n  - b\n  - *x\n  - new\n'],
  ['an anchor', 'parts:\n  - &a a\n', 'parts:\n  - &a a\n  - new\n'],
  ['a tab behind the hyphen', 'parts:\n  -\ta\t\n', 'parts:\n  -\ta\t\n  -\tnew\n'],
  ['the end of the document', '---\nparts:\n  - a\n...\n', '---\nparts:\n  - a\n  - new\n...\n'],
  ['commas first', 'parts: [ a\n  , b\n  ]\n', 'parts: [ a\n  , b, new\n  ]\n'],
  ['nothing', 'parts: # soon\ntitle: A\n', 'parts: # soon\n  - new\ntitle: A\n'],
  ['null', 'parts: ~\n', 'parts: [new]\n'],
  ['no list', 'title: A', 'title: A\nparts:\n  - new\n'],
  [
    'a comment above',
    '# yaml-language-server: $schema=x\nparts:\n  - a\n',
    '# yaml-language-server: $schema=x\nparts:\n  - a\n  - new\n',
  ],
])('is put at the end of a list: %s', (_, before, after) => {
  expect(insert(before)).toBe(after);
});

test.each([
  ['a block', 'parts:\n  - a # one\n\n  - b\n', 0, 'parts:\n  - a # one\n  - new\n\n  - b\n'],
  ['a flow list', 'parts: [a, b]\n', 0, 'parts: [a, new, b]\n'],
  [
    'a flow list with comments',
    'parts: [\n  a, # one\n  b # two\n]\n',
    0,
    'parts: [\n  a, # one\n  new,\n  b # two\n]\n',
  ],
  [
    'a section',
    'parts:\n  - section: A\n    parts:\n      - a\n      - b # b\n  - c\n',
    0,
    'parts:\n  - section: A\n    parts:\n      - a\n      - b # b\n  - new\n  - c\n',
  ],
  [
    'a section with a flow list',
    'parts:\n  - section: A\n    parts: [a,\n      b]\n',
    0,
    'parts:\n  - section: A\n    parts: [a,\n      b]\n  - new\n',
  ],
])('is put behind an entry: %s', (_, before, index, after) => {
  expect(insert(before, ['parts'], index)).toBe(after);
});

test('is put into a section', () => {
  const before =
    'parts:\n  - x\n  - section: A\n    parts:\n      - a\n      - b\n  - section: B\n    parts: [c]\n';
  expect(insert(before, ['parts', 1, 'parts'], 0)).toBe(before.replace('- a\n', '- a\n      - new\n'));
  expect(insert(before, ['parts', 2, 'parts'])).toBe(before.replace('[c]', '[c, new]'));
});

test('has quotes where it would be no text', () => {
  expect(insert('parts:\n  - a\n', ['parts'], undefined, '2026')).toBe('parts:\n  - a\n  - "2026"\n');
  expect(insert('parts: [a]\n', ['parts'], undefined, 'null')).toBe('parts: [a, "null"]\n');
});

test.each([
  ['a broken file', 'parts: [a\n'],
  ['an alias', 'a: &list [x]\nparts: *list\n'],
  ['no mapping', '- a\n'],
  ['a second document', 'title: A\n---\nparts: [a]\n'],
  ['the end of a document', 'title: A\n...\n'],
  ['hyphens on lines of their own', 'parts:\n  -\n    a\n'],
])('is put nowhere: %s', (_, before) => {
  expect(insert(before)).toBe('refused');
});
