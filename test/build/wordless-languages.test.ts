import { expect, test } from 'vitest';
import { describeWordless } from '../../src/build/wordless-languages.ts';
import { littlePublication } from '../harness/publication.ts';

test('a language without words is named, and is no problem', async () => {
  const prepared = await littlePublication()
    .withArticle('vertrauen', 'Text.\n', { language: 'de' })
    .withArticle('tru', 'Tekst.\n', { language: 'nn' })
    .withArticle('trust', 'Text.\n', { language: 'en-GB' })
    .withArticle('luottamus', 'Teksti.\n', { language: 'fkv' })
    .prepare();
  expect(describeWordless(prepared)[0]).toContain('"fkv", "de"');
});

test('words of your own are words', async () => {
  const prepared = await littlePublication()
    .withConfig({ templates: 'maler' })
    .withFile('series/maler/words/de.yaml', 'next: Weiter\n')
    .withArticle('vertrauen', 'Text.\n', { language: 'de' })
    .prepare();
  expect(describeWordless(prepared)).toEqual([]);
});
