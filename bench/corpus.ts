import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeArticle } from './article.ts';

/** One series of this many articles, about 6 KB of Norwegian each: headings, lists, a table, notes, links. */
export function writeSeries(folder: string, parts: number): void {
  const articles = join(folder, 'series', 'articles');
  mkdirSync(articles, { recursive: true });
  const ids = listIds(parts);
  ids.forEach((id, index) => {
    const next = ids[(index + 1) % parts] ?? id;
    writeFileSync(join(articles, `${id}.md`), writeArticle(index, next));
  });
  writeFileSync(join(folder, 'series', 'publication.yaml'), writePublication(['serien']));
  writeFileSync(join(folder, 'series', 'serien.yaml'), writeManifest('Serien', ids));
}

export function listIds(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `del-${String(index + 1).padStart(5, '0')}`);
}

/** `more` are lines of YAML. */
export function writePublication(series: readonly string[], more = ''): string {
  return `title: Prøvebiblioteket
summary: Serier som er laget for å måles.
language: nb
baseUrl: https://prove.example/
publisher: Prøvebiblioteket
addresses: { articles: articles, series: series, collections: collections }
series: [${series.join(', ')}]
${more}`;
}

export function writeManifest(title: string, ids: readonly string[]): string {
  return `title: ${title}
summary: Alle delene, i rekkefølge.
language: nb
editors: [Ida Berg]
edition: { number: 1, date: 2026-01-01 }
parts:
${ids.map((id) => `  - ${id}`).join('\n')}
`;
}
