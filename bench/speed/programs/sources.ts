import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listIds } from '../../corpus.ts';
import { listMemberships, readPeerArticle, type PeerArticle, type PeerMembership } from '../peer-sources.ts';
import type { Library } from './program.ts';

/** Where the peers' templates and packages are. */
export const peersFolder = join(process.cwd(), 'bench', 'peers');

/** Reads the articles as a peer is given them. */
export function readArticles(library: Library, linkTo: (id: string) => string): PeerArticle[] {
  return listIds(library.articles).map((id) =>
    readPeerArticle(id, readFileSync(join(library.root, 'series', 'articles', `${id}.md`), 'utf8'), linkTo),
  );
}

/** Copies a peer's templates, and Kolofon's style sheet and the pictures as files that it publishes as they are. */
export function copyTemplates(peer: string, folder: string, library: Library): void {
  cpSync(join(peersFolder, peer), folder, { recursive: true });
  mkdirSync(join(folder, 'static'), { recursive: true });
  cpSync(join('templates', 'site', 'site.css'), join(folder, 'static', 'site.css'));
  cpSync(join(library.root, 'series', 'articles', 'figures'), join(folder, 'static', 'figures'), {
    recursive: true,
  });
}

/** Writes texts by their names into a new folder. */
export function writeTexts(folder: string, texts: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
}

/** The articles as Hugo and Eleventy read them, in a new folder. */
export function writeArticles(folder: string, library: Library): void {
  const texts = readArticles(library, (id) => `/articles/${id}/`).map(
    ({ id, title, summary, authors, published, body }) => [
      `${id}.md`,
      `${writeFrontMatter({ title, summary, authors, date: published })}${body}`,
    ],
  );
  writeTexts(folder, Object.fromEntries(texts) as Record<string, string>);
}

/** The two files of data from which Hugo and Eleventy know the series: `series.json` and `memberships.json`. */
export function writeSeriesData({ series }: Library): Readonly<Record<string, string>> {
  const byId = Object.fromEntries(
    series.map(({ id, title, parts }) => [id, { title, summary: seriesSummary, parts }]),
  );
  const memberships: Record<string, readonly PeerMembership[]> = Object.fromEntries(listMemberships(series));
  return { 'series.json': JSON.stringify(byId), 'memberships.json': JSON.stringify(memberships) };
}

export const seriesSummary = 'Alle delene, i rekkefølge.';

/** Front matter that is JSON, which is YAML too. */
export function writeFrontMatter(values: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(values).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\n`;
}
