import type { Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { describe, expect, test } from 'vitest';
import { hyphenate } from '../../../src/formats/pdf/hyphenate.ts';

function hyphenated(tree: Root, language = 'nb'): string {
  return toString(hyphenate(tree, language)).replaceAll('\u00AD', '|');
}

describe('soft hyphens', () => {
  test('follow the language of the text', () => {
    const tree = h(null, [h('p', ['vedlikeholdsarbeidet ', h('span', { lang: 'en' }, 'responsibilities')])]);
    expect(hyphenated(tree)).toBe('ved|li|ke|holds|ar|bei|det respon|si|bil|i|ties');
  });

  test('leave at least three letters on either side', () => {
    expect(hyphenated(h(null, [h('p', 'undersøkelse avtaleparten erfarne')]))).not.toMatch(
      /(?<!\p{L}|\|)\p{L}{1,2}\||\|\p{L}{1,2}(?!\p{L}|\|)/u,
    );
  });

  test('are put into no code, key or address, nor into a heading that has room', () => {
    const word = 'vedlikeholdsarbeidet';
    const tree = h(null, [
      h('h2', word),
      h('pre', [h('code', word)]),
      h('kbd', word),
      h('a', `https://example.org/${word}`),
      h('p', `example.org/${word}, (www.${word}.no) og a@${word}.no`),
    ]);
    expect(hyphenated(tree)).not.toContain('|');
  });

  test('leave a short word of a cell whole, so that no column is narrower', () => {
    const tree = h(null, [h('table', [h('tr', [h('th', 'Advarsel'), h('td', 'vedlikeholdsarbeidet')])])]);
    expect(hyphenated(tree)).toBe('Advarselved|li|ke|holds|ar|bei|det');
  });

  test('divide a word of a heading that may be wider than the page', () => {
    expect(hyphenated(h(null, [h('h3', 'Arbeid i menneskerettighetsorganisasjonene')]))).toMatch(
      /^Arbeid i men\|neske\|ret/,
    );
  });

  test('are not guessed for a language without patterns', () => {
    expect(hyphenated(h(null, [h('p', 'vedlikeholdsarbeidet')]), 'qaa')).not.toContain('|');
  });
});
