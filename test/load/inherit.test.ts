import { expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';

const config = {
  language: 'nn',
  authors: ['Kari Nordmann'],
  license: { name: 'CC BY 4.0' },
  series: ['prove'],
};

const own = { language: undefined, authors: undefined };

const publication = littlePublication()
  .withConfig(config)
  .withArticle('hav', 'Tekst.\n', own)
  .withArticle('fjell', 'Tekst.\n', { authors: ['Ola Li'], language: 'nb', license: { name: 'CC0' } })
  .withSeries('prove', { language: undefined, editors: undefined, parts: ['hav', 'fjell'] });

test('articles and series take from the publication what they do not say themselves', async () => {
  const { publication: resolved } = await publication.prepare();
  const facts = (id: string) => {
    const { language, authors, license } = resolved.articles.find((one) => one.id === id) ?? {};
    return [language, authors, license?.name];
  };
  expect(facts('hav')).toEqual(['nn', ['Kari Nordmann'], 'CC BY 4.0']);
  expect(facts('fjell')).toEqual(['nb', ['Ola Li'], 'CC0']);
  const [series] = resolved.series;
  expect([series?.language, series?.editors, series?.license?.name]).toEqual([
    'nn',
    ['Kari Nordmann'],
    'CC BY 4.0',
  ]);
});

test('an article takes nothing from its series', async () => {
  const { publication: resolved } = await publication
    .withSeries('prove', {
      language: 'en',
      editors: ['Per Dahl'],
      license: { name: 'CC BY-ND' },
      parts: ['hav'],
    })
    .prepare();
  const hav = resolved.articles.find(({ id }) => id === 'hav');
  expect([hav?.language, hav?.license?.name]).toEqual(['nn', 'CC BY 4.0']);
  expect(resolved.series[0]?.license?.name).toBe('CC BY-ND');
});

test('what nobody says is missing where it is needed', async () => {
  const { codes, report } = await publication.withConfig({ ...config, authors: undefined }).problems();
  expect(codes).toEqual(['value-present', 'value-present']);
  expect(report).toContain('or in publication.yaml');
});

test('a publication file that cannot be read makes nothing else missing', async () => {
  const { codes } = await publication
    .withSeries('prove', {
      editors: undefined,
      edition: { number: 'en', date: '2026-03-02' },
      parts: ['hav'],
    })
    .withFile('series/publication.yaml', 'title:Kysten\n')
    .problems();
  expect(codes.toSorted()).toEqual(['value-type', 'yaml-valid']);
});

test('what is missing is reported in the same run as what is wrong', async () => {
  const { codes, report } = await publication
    .withConfig({ ...config, authors: undefined })
    .withArticle('hav', 'Tekst.\n', { ...own, published: 'i går' })
    .withSeries('prove', {
      language: undefined,
      editors: undefined,
      edition: { number: 'en', date: '2026-03-02' },
      parts: ['hav', 'fjell'],
    })
    .problems();
  expect(report).toContain('"authors" is missing.');
  expect(report).toContain('"editors" is missing.');
  expect(codes.toSorted()).toEqual(['date-valid', 'value-present', 'value-present', 'value-type']);
});

test('what was written under another name is not missing', async () => {
  const { report } = await publication
    .withConfig({ ...config, authors: undefined })
    .withArticle('hav', 'Tekst.\n', { ...own, author: 'Kari Nordmann' })
    .withSeries('prove', { language: undefined, editors: undefined, editor: ['Per Moe'], parts: ['hav'] })
    .problems();
  expect(report).not.toContain('is missing');
});
