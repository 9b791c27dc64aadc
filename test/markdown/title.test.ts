import { expect, test } from 'vitest';
import { findTitleFormulas, noFormulas, setTitle } from '../../src/markdown/title.ts';

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
  expect(setTitle(written, 'nb', noFormulas)).toEqual({ title, titleHtml });
});

test.each([
  '2 * 3 * 4',
  '2*3*4',
  '*args og **kwargs',
  'C*-algebra og D*-modul',
  'snake_case_navn',
  '__init__',
  '축제_못가서_올리는_노래',
  'नमक_के_साथ_रोटी',
  '春_の_歌',
  'En * stjerne',
  'Et ` tegn',
  '5 < 6 & 7',
])('%s is plain text', (written) => {
  expect(setTitle(written, 'nb', noFormulas).title).toBe(written);
});

test('a backslash keeps a sign', () => {
  expect(setTitle(String.raw`\*args og \`x\``, 'nb', noFormulas).title).toBe('*args og `x`');
});

test.each([
  [String.raw`Om $\limsup$`, [String.raw`\limsup`]],
  ['*Om $x_1$ og $y_1$*', ['x_1', 'y_1']],
  ['«$E = mc^2$»: hva og hvorfor', ['E = mc^2']],
  ['$$a^2$$', ['a^2']],
  ['Den $n$-te, og `$PATH`', ['n']],
  [String.raw`$a\$b$`, [String.raw`a\$b`]],
  ['$2 x$ er $2x$', ['2 x', '2x']],
])('%s holds formulas', (written, formulas) => {
  expect(findTitleFormulas(written)).toEqual(formulas);
});

test.each([
  'Fra $5 til $10',
  'Fra $5 til 10$',
  'Ke$ha og A$AP',
  'US$ 100 og US$ 200',
  '$HOME og $PATH',
  'Små $ og store $',
  String.raw`En \$ og \$x\$`,
  '$5 og $10',
  '$$$',
])('%s is money', (written) => {
  expect(findTitleFormulas(written)).toEqual([]);
  expect(setTitle(written, 'nb', noFormulas).title).toBe(written.replaceAll('\\$', '$'));
});
