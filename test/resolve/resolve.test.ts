import { expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';

test('an article in three series has a place and neighbours of its own in each', async () => {
  const { publication } = await littlePublication()
    .withArticle('lojalitet')
    .withSeries('nettverksbygging', { parts: ['nettverk-og-relasjon', 'tillit'] })
    .withSeries('relasjoner', { parts: ['lojalitet', 'tillit', 'nettverk-og-relasjon'] })
    .withSeries('salg', { parts: ['tillit'] })
    .withConfig({ series: ['relasjoner', 'nettverksbygging', 'salg'] })
    .prepare();
  const article = publication.articles.find(({ id }) => id === 'tillit');
  expect(
    article?.memberships.map(({ series, position, total, previous, next }) => [
      series.id,
      position,
      total,
      previous?.article.id,
      next?.article.id,
    ]),
  ).toEqual([
    ['relasjoner', 2, 3, 'lojalitet', 'nettverk-og-relasjon'],
    ['nettverksbygging', 2, 2, 'nettverk-og-relasjon', undefined],
    ['salg', 1, 1, undefined, undefined],
  ]);
});

test('numbers and neighbours pass over drafts and parts that are not due, which are announced', async () => {
  const { publication } = await littlePublication()
    .withArticle('utkast', 'Ikke ferdig.\n', { status: 'draft' })
    .withArticle('neste', 'Kommer.\n', { status: 'scheduled', published: '2027-01-15' })
    .withSeries('nettverksbygging', {
      parts: ['utkast', 'nettverk-og-relasjon', 'neste', 'tillit'],
      planned: 6,
    })
    .prepare();
  const [series] = publication.series;
  expect(series?.memberships.map(({ article, position }) => [article.id, position])).toEqual([
    ['nettverk-og-relasjon', 1],
    ['tillit', 2],
  ]);
  expect(series?.planned).toBe(6);
  expect(series?.upcoming).toEqual([{ title: 'Neste', due: '2027-01-15' }]);
  expect(publication.articles.map(({ id }) => id)).toEqual(['nettverk-og-relasjon', 'tillit']);
});

test('a scheduled article is published on its day, and not the day before', async () => {
  const due = littlePublication()
    .withArticle('neste', 'Nå.\n', { status: 'scheduled', published: '2027-01-15' })
    .withSeries('nettverksbygging', { parts: ['neste', 'tillit', 'nettverk-og-relasjon'] });
  const idsOn = async (day: string) =>
    (await due.asOf(day).prepare()).publication.articles.map(({ id }) => id);
  expect(await idsOn('2027-01-14')).not.toContain('neste');
  expect(await idsOn('2027-01-15')).toContain('neste');
});

test('sections keep their headings, and lose those that have no published part', async () => {
  const { publication } = await littlePublication()
    .withArticle('utkast', 'Ikke ferdig.\n', { status: 'draft' })
    .withSeries('nettverksbygging', {
      parts: [
        'tillit',
        { section: 'Om "nettverk"', parts: ['nettverk-og-relasjon'] },
        { section: 'Siden', parts: ['utkast'] },
      ],
    })
    .prepare();
  expect(
    publication.series[0]?.sections.map(({ title, memberships }) => [title, memberships.length]),
  ).toEqual([
    [undefined, 1],
    ['Om «nettverk»', 1],
  ]);
});

test('titles are typographic, base URLs end in a slash, and a series is as new as its newest part', async () => {
  const { publication } = await littlePublication()
    .withConfig({ title: '"Relasjoner"', baseUrl: 'https://relasjoner.example/les', series: [] })
    .withArticle('tillit', 'Ny.\n', { updated: '2026-08-01' })
    .prepare();
  expect(publication.title).toBe('«Relasjoner»');
  expect(publication.baseUrl).toBe('https://relasjoner.example/les/');
  expect(publication.series[0]?.updated).toBe('2026-08-01');
});

test('the figures of an article for members are in no output', async () => {
  const image = '![Noder](figurer/noder.svg)\n';
  const open = await littlePublication().withArticle('tillit', image).prepare();
  expect([...open.publication.assets.keys()]).toEqual(['series/articles/figurer/noder.svg']);
  const closed = await littlePublication().withArticle('tillit', image, { access: 'members' }).prepare();
  expect([...closed.publication.assets.keys()]).toEqual([]);
});
