import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { typographic } from '../../src/markdown/typographic.ts';

interface Titles {
  readonly series: readonly { readonly title: string; readonly articles: readonly string[] }[];
}

/** The titles of the Norwegian sample series as readers see them, by the id of the series. */
export function readSeriesTitles(): Record<string, readonly string[]> {
  const { series } = parse(readFileSync('test/fixtures/series-titles.yaml', 'utf8')) as Titles;
  const ids: Readonly<Record<string, string>> = {
    'Key Account Management': 'key-account-management',
    Nettverksbygging: 'nettverksbygging',
    Relasjonsmarkedsføring: 'relasjonsmarkedsforing',
  };
  return Object.fromEntries(
    series.map(({ title, articles }) => [
      ids[title] ?? title,
      articles.map((name) => typographic(name, 'nb')),
    ]),
  );
}
