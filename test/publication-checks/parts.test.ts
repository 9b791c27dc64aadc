import { expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';

test.each(['Nettverk og relasjon', 'Nettverk og relasjon.md', 'nettverk-og-relasjoner'])(
  'a part that is written "%s" is met with the id that was meant',
  async (part) => {
    const { report, codes } = await littlePublication()
      .withSeries('prove', { parts: [part] })
      .problems();
    expect(codes).toContain('article-exists');
    expect(report).toContain('Did you mean "nettverk-og-relasjon"?');
  },
);

test('two articles of one id that a series names are one problem', async () => {
  const { codes } = await littlePublication()
    .withArticle('en/tillit-igjen', 'Tekst.\n')
    .withArticle('to/tillit-igjen', 'Tekst.\n')
    .withSeries('prove', { parts: ['tillit-igjen', 'tillit-igjen'] })
    .problems();
  expect(codes).toEqual(['output-path-unique']);
});
