import { fromHtml } from 'hast-util-from-html';
import { beforeAll, expect, test } from 'vitest';
import type { RenderInput } from '../../../../src/formats/format.ts';
import { recordArticle } from '../../../../src/formats/site/search/record.ts';
import { searchIndex } from '../../../../src/formats/site/search/search-index.ts';
import type { PageToIndex } from '../../../../src/platform/index-pages.ts';
import { inputOf, servicesWith } from '../../../harness/render-input.ts';
import { littlePublication } from '../../../harness/publication.ts';
import { findAll, required, textOf } from '../../../harness/read-page.ts';

const secret = 'Hemmeligheten er beisen.';
const asked = new Map<string, readonly PageToIndex[]>();
let input: RenderInput;

beforeAll(async () => {
  const prepared = await littlePublication()
    .withArticle('apen', 'Tekst.[^a]\n\n## Første, andre: tredje\n\n$a + b$ er to.\n\n[^a]: Noten.\n', {
      title: 'Åpen, og <lang>: tittel',
    })
    .withArticle('lukket', `## Overskriften\n\n${secret}\n`, { access: 'members' })
    .withArticle('bygda', 'På bygda.\n', { language: 'nn' })
    .withArticle('english', 'In English.\n', { language: 'en-GB' })
    .withSeries('boka', { parts: ['lukket', 'apen'] })
    .withConfig({ series: ['nettverksbygging', 'boka'] })
    .prepare();
  input = inputOf(prepared);
  const services = servicesWith({
    indexPages: (language, pages) => {
      asked.set(language, pages);
      return Promise.resolve(new Map());
    },
  });
  for (const artifact of searchIndex({ input })) {
    if (artifact.kind === 'folder') await artifact.make(services);
  }
});

const recordOf = (id: string) => {
  const article = required(input.publication.articles.find((one) => one.id === id));
  return recordArticle(article, { input });
};

test('members-only text is in no record: only its title and summary are', () => {
  const all = [...asked.values()].flat().map(({ html }) => html);
  expect(all).toHaveLength(input.publication.articles.length);
  expect(all.filter((html) => html.includes('Hemmeligheten') || html.includes('Overskriften'))).toEqual([]);
  const html = recordOf('lukket');
  expect(textOf(fromHtml(html))).toBe('Hva artikkelen handler om.');
  expect(html).toContain('data-value="Lukket"');
});

test('bokmål and nynorsk are indexed as one language, English as its own', () => {
  const languages = [...asked].map(([language, pages]) => [language, pages.length]);
  expect(languages).toEqual([
    ['en', 1],
    ['nb', input.publication.articles.length - 1],
  ]);
});

test('a record has the title, the places in series, and the text under headings with ids', () => {
  const page = fromHtml(recordOf('apen'));
  const values = findAll(page, ({ properties }) => properties['dataValue'] !== undefined).map(
    ({ properties }) => [
      properties['dataPagefindMeta'] ?? properties['dataPagefindFilter'],
      properties['dataValue'],
    ],
  );
  expect([...asked.values()].flat().map(({ address }) => address)).toContain('articles/apen/index.html');
  expect(values).toEqual([
    ['title[data-value]', 'Åpen, og <lang>: tittel'],
    ['language[data-value]', 'nb'],
    ['series[data-value]', 'boka'],
    ['place[data-value]', 'boka/2/2'],
  ]);
  const [heading] = findAll(page, ({ tagName }) => tagName === 'h2');
  expect(heading?.properties.id).toBe('forste-andre-tredje');
});

test('formulas, and the signs of notes, are left out', () => {
  expect(textOf(fromHtml(recordOf('apen')))).toBe(
    'Hva artikkelen handler om.Tekst. Første, andre: tredje er to. Noter Noten.',
  );
});
