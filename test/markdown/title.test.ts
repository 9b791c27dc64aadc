import { expect, test } from 'vitest';
import { setTitle } from '../../src/markdown/title.ts';

test.each([
  ['Om `git rebase`', 'Om git rebase', 'Om <code>git rebase</code>'],
  ['Hva er *tillit*?', 'Hva er tillit?', 'Hva er <em>tillit</em>?'],
  ['**Viktig** og _også_', 'Viktig og også', '<strong>Viktig</strong> og <em>også</em>'],
  ['*Om `a*b`*', 'Om a*b', '<em>Om <code>a*b</code></em>'],
  ['"*Tillit*" & `<b>`', '«Tillit» & <b>', '«<em>Tillit</em>» &amp; <code>&lt;b&gt;</code>'],
  [
    '***Alt*** om **a *b* c**',
    'Alt om a b c',
    '<strong><em>Alt</em></strong> om <strong>a <em>b</em> c</strong>',
  ],
  ['日本の*本*と`コード`', '日本の本とコード', '日本の<em>本</em>と<code>コード</code>'],
  ['«*Что такое доверие?*»', '«Что такое доверие?»', '«<em>Что такое доверие?</em>»'],
  ['``a ` b``', 'a ` b', '<code>a ` b</code>'],
])('%s', (written, title, titleHtml) => {
  expect(setTitle(written, 'nb')).toEqual({ title, titleHtml });
});

test.each([
  '2 * 3 * 4',
  '2*3*4',
  '*args og **kwargs',
  'C*-algebra og D*-modul',
  'snake_case_navn',
  '__init__',
  'En * stjerne',
  'Et ` tegn',
  '5 < 6 & 7',
])('%s is plain text', (written) => {
  expect(setTitle(written, 'nb').title).toBe(written);
});

test('a backslash keeps a sign', () => {
  expect(setTitle(String.raw`\*args og \`x\``, 'nb').title).toBe('*args og `x`');
});
