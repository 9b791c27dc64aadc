import { expect, test } from 'vitest';
import { htmlOf, problemsOf, readMarkdown } from '../harness/markdown.ts';

test.each([
  ['Dette er **«viktig»**e ord.', '**«viktig»**', '<strong>«viktig»</strong>'],
  ['Dette er ** viktig ** nå.', '** viktig **', '<strong>viktig</strong>'],
  ['Dette er **viktig **nå.', '**viktig **', '<strong>viktig</strong>'],
  ['Et *«ord»*et her.', '*«ord»*', '<em>«ord»</em>'],
  ['این **«متن»**است.', '**«متن»**', '<strong>«متن»</strong>'],
  ['これは_強調_です。', '_強調_', '<em>強調</em>'],
  ['Et _«ord»_et her.', '_«ord»_', '<em>«ord»</em>'],
])('%j: emphasis that is none is named', async (text, written, hint) => {
  const { diagnostics } = await readMarkdown(`${text}\n`);
  expect(diagnostics.map(({ place: { start, end } }) => text.slice(start.offset, end?.offset))).toEqual([
    written,
  ]);
  expect(diagnostics[0]?.hint).toContain(hint);
});

test.each([
  '5 * 3 * 2 = 30, og a * b.',
  'Filene *.js og *.ts.',
  'Navnene snake_case_name og _private og MAX_VALUE_.',
  'Et **viktig** og *pent* og ***begge*** og _pent_ ord.',
  'Skriv \\*\\*slik\\*\\*.',
  'Kode: `**kwargs` og `*args`.',
  'Fotnote* og én til*.',
  '2 ** 3 ** 4',
])('%j is no emphasis that failed', async (text) => {
  expect(await problemsOf(`${text}\n`)).toEqual([]);
});

test.each([
  ['必要なのは**「端末」**です。', '<strong>「端末」</strong>です'],
  ['これは**重要。**だから', '<strong>重要。</strong>だから'],
  ['**二分查找（binary search）**是一种算法。', '<strong>二分查找（binary search）</strong>是'],
  ['이것은 **강조(강조)**입니다.', '<strong>강조(강조)</strong>입니다'],
  ['我说*“是”*了。', '<em>“是”</em>了'],
])('%j is emphasis in Chinese, Japanese and Korean', async (text, html) => {
  expect(await htmlOf(`${text}\n`)).toContain(html);
});

test.each([
  ['<div>\n**Viktig** tekst\n</div>', '**Viktig**'],
  ['<details><summary>Svar</summary>\nSe [siden](tillit.md).\n</details>', '[siden](tillit.md)'],
  ['<div>\n# Tittel\n</div>', '# Tittel'],
  ['<td>\n- punkt\n</td>', '- punkt'],
  ['<div>Bruk `kode` her</div>', '`kode`'],
])('%j: Markdown that HTML takes in is named', async (text, written) => {
  const problems = await problemsOf(`${text}\n`);
  expect(problems).toContain(`dialect-known: ${written}`);
});

test.each([
  '<div>\n\n**Viktig** tekst\n\n</div>',
  '<pre>\n# kommentar\n- a\n</pre>',
  '<p>Tekst med 5 * 3 og 100 $ og a_b.</p>',
  '<!-- **skjult** [a](b) -->',
  'Et <b>**viktig**</b> ord.',
])('%j is read right', async (text) => {
  const problems = await problemsOf(`${text}\n`);
  expect(problems.filter((problem) => problem.startsWith('dialect-known'))).toEqual([]);
});

test('a fence that closes nothing is reported', async () => {
  expect(await problemsOf('Tekst\n\n:::\n')).toEqual(['markup-closed: :::']);
});
