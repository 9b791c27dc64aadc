import { expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';

/** The hints for an article, beside one that has the labels `kostnad` and `fig-graf`. */
async function hintsFor(text: string): Promise<(string | undefined)[]> {
  const { diagnostics } = await littlePublication()
    .withArticle('sosial', '(kostnad)=\n## Kostnad\n\n![Graf](graf.svg "En graf"){#fig-graf}\n')
    .withArticle('tillit', `${text}\n`)
    .problems();
  return diagnostics
    .filter(({ code }) => code === 'dialect-known' || code === 'citation-known')
    .map(({ hint }) => hint);
}

test.each([
  ['{ref}`kostnad`', '"kostnad" is in series/articles/sosial.md: write [text](sosial.md#kostnad).'],
  ['{ref}`Prisen <kostnad>`', '"kostnad" is in series/articles/sosial.md: write [text](sosial.md#kostnad).'],
  ['{numref}`fig-graf`', '"fig-graf" is in series/articles/sosial.md: write [text](sosial.md#fig-graf).'],
  ['@fig-graf', '"fig-graf" is in series/articles/sosial.md: write [text](sosial.md#fig-graf).'],
  ['{ref}`ukjent`', 'No article has the label "ukjent". Write a link: [text](article.md#heading).'],
  ['@fig-ukjent', 'For a cross-reference, write a link to a heading or an anchor: [text](#fig-ukjent).'],
  ['{term}`Bånd`', 'Write the word alone, or a link to where it is explained: [Bånd](article.md).'],
])('a reference to a label that is not in the article: %s', async (text, hint) => {
  expect(await hintsFor(`Se ${text} her.`)).toEqual([hint]);
});
