import type { Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { describe, expect, test } from 'vitest';
import { findHyphenator, hyphenate } from '../../../src/formats/pdf/hyphenate.ts';

async function hyphenated(tree: Root, language = 'nb'): Promise<string> {
  return toString(await hyphenate(tree, language, findHyphenator)).replaceAll('\u00AD', '|');
}

describe('soft hyphens', () => {
  test('follow the language of the text', async () => {
    const tree = h(null, [h('p', ['vedlikeholdsarbeidet ', h('span', { lang: 'en' }, 'responsibilities')])]);
    expect(await hyphenated(tree)).toBe('ved|li|ke|holds|ar|bei|det respon|si|bil|i|ties');
  });

  test('leave at least three letters on either side', async () => {
    expect(await hyphenated(h(null, [h('p', 'undersøkelse avtaleparten erfarne')]))).not.toMatch(
      /(?<!\p{L}|\|)\p{L}{1,2}\||\|\p{L}{1,2}(?!\p{L}|\|)/u,
    );
  });

  test('stand in no heading, code, key or address', async () => {
    const word = 'vedlikeholdsarbeidet';
    const tree = h(null, [
      h('h2', word),
      h('pre', [h('code', word)]),
      h('kbd', word),
      h('a', `https://example.org/${word}`),
    ]);
    expect(await hyphenated(tree)).not.toContain('|');
  });

  test('are not guessed for a language without patterns', async () => {
    expect(await findHyphenator('qaa')).toBeUndefined();
    expect(await hyphenated(h(null, [h('p', 'vedlikeholdsarbeidet')]), 'qaa')).not.toContain('|');
  });
});
