import { expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';

const hintsOf = async (text: string) => {
  const { diagnostics } = await littlePublication().withArticle('tillit', `${text}\n`).problems();
  return diagnostics.filter(({ code }) => code === 'citation-known').map(({ hint }) => hint);
};

test.each([
  ['Teoksessa @castells2004in ja @castells2004:n.', ['@{castells2004}in.', '@{castells2004}:n.']],
  ['@castells2004-ben', ['@{castells2004}-ben.']],
  ['如@castells2004所述', ['@{castells2004}所述.']],
  ['Se @castels2004.', ['Did you mean "castells2004"?']],
  ['Skriv til @hansen.', ['Write \\@ for a literal at sign.']],
])('the hint for a key that no reference has: %s', async (text, ends) => {
  const hints = await hintsOf(text);
  expect(hints).toHaveLength(ends.length);
  for (const [index, end] of ends.entries()) expect(hints[index]?.endsWith(end)).toBe(true);
});
