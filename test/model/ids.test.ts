import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idOf, idOfName, longestName, slug } from '../../src/model/ids.ts';

test.each([
  ['Øyer på Æ', 'oyer-pa-ae'],
  ['Key Account Management', 'key-account-management'],
  ['Hva er KAM?', 'hva-er-kam'],
  ['Größe & Maß', 'grosse-mass'],
  ['na\u030Ar', 'nar'],
  ['循环结构', 'xun-huan-jie-gou'],
  ['C语言入门', 'c-yu-yan-ru-men'],
  ['データ型', 'deta-xing'],
  ['Ｃ言語', 'c-yan-yu'],
  ['한국어 문서', 'hangugeo-munseo'],
  ['Привет, мир', 'privet-mir'],
  ['हिन्दी भाषा', 'hindi-bhasa'],
  ['ภาษาไทย', 'phasaaithy'],
  ['שלום עולם', 'slvm-vlm'],
  ['ﬁne ﬀ', 'fine-ff'],
  ['Ｆｕｌｌ Ⅳ', 'full-iv'],
  ['H₂O og x²', 'h2o-og-x2'],
  ['ﬔ, ŉ, ſ', 'mye-n-s'],
  ['مقدّمة ﻻ', 'mqdmt-la'],
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

test('a manifest may name a file in its own script', () => {
  expect(['数据', 'bølger', 'tillit', 'no-such id'].map(idOfName)).toEqual([
    'shu-ju',
    'bolger',
    'tillit',
    'no-such id',
  ]);
});

test('names too long for a disk are shortened, and differ as before', () => {
  const names = ['a', 'b'].map((last) => idOf(`series/articles/${'ord-'.repeat(62)}${last}.md`));
  expect(new Set(names).size).toBe(2);
  for (const name of names) {
    expect(name).toMatch(/^(?:ord-)+[0-9a-f]{10}$/);
    expect(name.length).toBeLessThanOrEqual(longestName);
    expect(idOfName(name)).toBe(name);
  }
  expect(idOf(`${'x'.repeat(longestName)}.md`)).toBe('x'.repeat(longestName));
  expect(idOf(`${'循环结构'.repeat(20)}.md`).length).toBeLessThanOrEqual(longestName);
});
