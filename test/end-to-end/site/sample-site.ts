import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Root } from 'hast';
import { inject } from 'vitest';
import type { SiteSettings } from '../../../src/model/site-settings.ts';
import { findAll, readPage } from '../../harness/read-page.ts';

export const editions = ['site', 'members'] as const;
export type Edition = (typeof editions)[number];

/** Where the sample's forms are sent. */
export const sampleForms: SiteSettings['forms'] = {
  question: { to: 'https://relasjonsbiblioteket.example/sporsmal', service: 'own' },
  report: { to: 'mailto:redaksjonen@relasjonsbiblioteket.example', service: 'own' },
  consent: undefined,
  retention: undefined,
  privacy: undefined,
};

export const baseUrl = 'https://relasjonsbiblioteket.example/';

export function folderOf(edition: Edition): string {
  return join(inject('sample'), edition);
}

/** Every file of an edition, its path with slashes. */
export function listFiles(edition: Edition): string[] {
  return readdirSync(folderOf(edition), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folderOf(edition).length + 1))
    .map((path) => path.replaceAll(sep, '/'))
    .toSorted();
}

export function readText(edition: Edition, path: string): string {
  return readFileSync(join(folderOf(edition), path), 'utf8');
}

const parsed = new Map<string, Root>();

/** Read once for all tests of a file. */
export function readSamplePage(edition: Edition, path: string): Root {
  const file = join(folderOf(edition), path);
  const page = parsed.get(file) ?? readPage(file);
  parsed.set(file, page);
  return page;
}

/** Every page that stays open: one that leads on at once is none. */
export function listPages(edition: Edition): string[] {
  return listFiles(edition).filter(
    (path) =>
      path.endsWith('.html') &&
      !findAll(
        readSamplePage(edition, path),
        ({ tagName, properties }) => tagName === 'meta' && [properties.httpEquiv].flat().includes('refresh'),
      ).length,
  );
}

export function listArticles(edition: Edition): string[] {
  return listPages(edition).filter(
    (path) =>
      findAll(readSamplePage(edition, path), ({ properties }) => properties.dataArticle !== undefined)
        .length > 0 && path.startsWith('artikler/'),
  );
}

/**
 * The first page of each kind, of the public edition where it has one. Two pages are of one kind when they have one language
 * and the same blocks in one order.
 */
export function onePageOfEachKind(): readonly (readonly [Edition, string])[] {
  const kinds = new Map<string, readonly [Edition, string]>();
  for (const edition of editions) {
    for (const path of listPages(edition)) {
      const kind = kindOf(readSamplePage(edition, path));
      if (!kinds.has(kind)) kinds.set(kind, [edition, path]);
    }
  }
  return [...kinds.values()];
}

function kindOf(page: Root): string {
  const language = findAll(page, ({ tagName }) => tagName === 'html').map(
    ({ properties }) => properties.lang,
  );
  const blocks = findAll(page, ({ tagName }) =>
    ['section', 'nav', 'header', 'form', 'aside', 'article'].includes(tagName),
  )
    .filter(({ properties }) => properties.role !== 'note')
    .map(({ tagName, properties }) => `${tagName}.${nameOf(properties.className)}`);
  return [language, ...new Set(blocks)].join(' ');
}

/** The first class of a block that says what it is. */
function nameOf(className: unknown): string {
  return Array.isArray(className) ? String(className[0]) : '';
}
