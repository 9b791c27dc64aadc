import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { expect, test } from 'vitest';
import { divideTree } from '../../../src/formats/hyphenation/divide-long-words.ts';

test('long words are divided in running text, headings and cells, by the language of each, and in nothing else', () => {
  const word = 'menneskerettighetsorganisasjonene';
  const tree = h(null, [
    h('h2', word),
    h('table', [h('tr', [h('td', word)])]),
    h('p', ['kort ', h('em', { lang: 'de' }, 'Grundstücksverkehrsgenehmigung'), h('code', word)]),
    h('p', [h('a', `https://example.org/${word}`), h('span', { lang: 'qaa' }, word)]),
  ]);
  divideTree(tree, 'nb');
  const divided = 'men|neske|ret|tig|hets|or|ga|ni|sa|sjo|nene';
  expect(toString(tree).replaceAll('\u00AD', '|')).toBe(
    `${divided}${divided}kort Grund|stücks|ver|kehrs|ge|neh|mi|gung${word}https://example.org/${word}${word}`,
  );
});
