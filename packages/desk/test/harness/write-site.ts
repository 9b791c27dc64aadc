import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What programs see of a series: ids of articles, in order. */
interface TestSeries {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly string[];
}

const site = 'https://library.example';
const urlOf = (article: string): string => `${site}/articles/${article}/`;

/** The output folder of a build with only what the desk reads: feeds and the catalogue of books. */
export function createDist(): string {
  return mkdtempSync(join(tmpdir(), 'desk-dist-'));
}

export function writeSite(dist: string, series: readonly TestSeries[]): void {
  const write = (path: string, value: unknown) => {
    const file = join(dist, 'site', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  };
  write('index.html', '<!doctype html><title>The library</title>');
  write('feed.json', {
    _kolofon: {
      series: series.map(({ id, title }) => ({ url: `${site}/series/${id}/`, title })),
      others: [{ article: 'about', url: urlOf('about'), title: 'About' }],
    },
    items: [],
  });
  for (const { id, title, parts } of series)
    write(`series/${id}/feed.json`, {
      title,
      language: 'en',
      items: parts
        .map((article, index) => ({
          url: urlOf(article),
          title: `${index + 1}. ${article}`,
          summary: `On ${article}.`,
          _kolofon: { article, position: index + 1, total: parts.length, title: article },
        }))
        .toReversed(),
    });
  write('opds/catalog.json', {
    groups: [
      {
        publications: series.map(({ id, title }) => ({
          metadata: { title },
          links: [
            {
              rel: 'http://opds-spec.org/acquisition/open-access',
              href: `${site}/books/${id}.epub`,
              title: 'EPUB',
            },
            { rel: 'alternate', href: `${site}/series/${id}/` },
          ],
        })),
      },
    ],
  });
}
