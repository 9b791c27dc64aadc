import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idOf, slug } from '../../src/model/ids.ts';

test.each([
  ['Øyer på Æ', 'oyer-pa-ae'],
  ['Key Account Management', 'key-account-management'],
  ['Hva er KAM?', 'hva-er-kam'],
  ['Größe & Maß', 'grosse-mass'],
  ['na\u030Ar', 'nar'],
  ['…', ''],
])('%s becomes %s', (text, id) => {
  expect(slug(text)).toBe(id);
});

test('a file gives its name without folder and ending', () => {
  expect(idOf('series/articles/en/Links that last.md')).toBe('links-that-last');
});

test('whatever the text, an id is ASCII, lower case, and stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const id = slug(text);
      expect(id).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
      expect(slug(id)).toBe(id);
    }),
  );
});
