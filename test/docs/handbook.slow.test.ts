import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { readBook } from '../harness/epub.ts';
import { findAll, idsOf, required, textOf } from '../harness/read-page.ts';
import { runCommand, type CommandRun } from '../harness/run-command.ts';
import { readPdf, runningText } from '../formats/pdf/read-pdf.ts';
import { articles, examples } from './handbook.ts';

interface Series {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly string[];
}

interface Manifest {
  readonly title: string;
  readonly parts: readonly (string | { readonly parts: readonly string[] })[];
}

const readYaml = (path: string): unknown => parse(readFileSync(`docs/series/${path}`, 'utf8'));

const allSeries: readonly Series[] = (readYaml('publication.yaml') as { series: string[] }).series.map(
  (id) => {
    const { title, parts } = readYaml(`${id}.yaml`) as Manifest;
    return { id, title, parts: parts.flatMap((part) => (typeof part === 'string' ? [part] : part.parts)) };
  },
);

/** The one whose books are opened: all of them would take long to print. */
const printed = required(allSeries.find(({ id }) => id === 'start'));

const out = mkdtempSync(join(tmpdir(), 'kolofon-handbook-'));
const pages = new Map<string, Root>();
let built: CommandRun;

beforeAll(() => {
  built = runCommand([
    ...['build', '--root', 'docs', '--out', out, '--series', printed.id, '--strict', '--locked'],
    ...['--as-of', '2026-11-30', '--no-cache', '--browser', inject('sampleBrowser')],
  ]);
  const files = readdirSync(join(out, 'site'), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.html')))
    pages.set(file.replaceAll('\\', '/'), fromHtml(readFileSync(join(out, 'site', file), 'utf8')));
});

afterAll(() => rmSync(out, { recursive: true, force: true }));

test('it is built without a warning', () => {
  expect(built).toMatchObject({ code: 0, output: '' });
});

describe('the site', () => {
  test('has a page for each series, which lists its parts', () => {
    for (const { id, title, parts } of allSeries) {
      const page = pageAt(`series/${id}/index.html`);
      expect(textOf(page)).toContain(title);
      const targets = linksOf(page).map((href) => href.replace(/[?#].*/, ''));
      for (const part of parts) expect(targets).toContain(`../../articles/${part}/index.html`);
    }
  });

  test('shows every membership of an article', () => {
    const shared = articles.map(({ id }) => ({ id, memberships: membershipsOf(id) }));
    expect(shared.filter(({ memberships }) => memberships.length > 1).length).toBeGreaterThan(9);
    for (const { id, memberships } of shared) {
      const text = textOf(pageAt(`articles/${id}/index.html`));
      expect(memberships).not.toEqual([]);
      for (const membership of memberships) expect(text).toContain(membership);
    }
  });

  test('shows each example as it is written', () => {
    for (const { id } of articles) {
      const shown = codeOf(pageAt(`articles/${id}/index.html`));
      const written = examples.filter(({ article, language }) => article === id && language !== 'dot');
      expect(shown).toEqual(written.map(({ text }) => text.trimEnd()));
    }
  });

  test('leads nowhere but to pages, files and headings that exist', () => {
    const links = [...pages].flatMap(([from, page]) => linksOf(page).map((href) => ({ from, href })));
    expect(links.length).toBeGreaterThan(1000);
    expect(links.filter(({ from, href }) => isLost(from, href))).toEqual([]);
  });
});

test('the e-book has its chapters, its examples and no link that leads nowhere', async () => {
  const files = await readBook(readFileSync(join(out, 'epub', `${printed.id}.epub`)));
  const chapters = [...files]
    .filter(([path]) => path.endsWith('.xhtml'))
    .map(([path, text]) => ({ path, page: fromHtml(text) }));
  const shown = chapters.flatMap(({ page }) => codeOf(page));
  const written = examples.filter(({ article }) => printed.parts.includes(article));
  expect(shown).toEqual(expect.arrayContaining(written.map(({ text }) => text.trimEnd())));
  const ids = new Map(chapters.map(({ path, page }) => [path, new Set(idsOf(page))]));
  const lost = chapters.flatMap(({ path, page }) =>
    linksOf(page).filter((href) => {
      if (/^(?:https?|mailto):/.test(href)) return href.includes('.md');
      const [file = '', fragment = ''] = href.split('#');
      const target = file === '' ? path : posix.join(posix.dirname(path), file);
      return !files.has(target) || (fragment !== '' && ids.get(target)?.has(fragment) !== true);
    }),
  );
  expect(lost).toEqual([]);
});

test('the printed book has its chapters, its examples and no link that leads nowhere', async () => {
  const book = await readPdf(readFileSync(join(out, 'pdf', `${printed.id}.pdf`)));
  const titles = book.outline.flatMap(({ title, children }) => [title, ...children.map((one) => one.title)]);
  for (const id of printed.parts) expect(titles.join('\n')).toContain(titleOf(id));
  const text = runningText(book.pages);
  for (const command of ['npx kolofon explain image-alt', 'baseUrl: https://example.org/'])
    expect(text).toContain(command);
  const links = book.pages.flatMap((page) => page.links);
  expect(links.length).toBeGreaterThan(30);
  expect(links.filter(({ page, url }) => page === undefined && (url ?? '.md').includes('.md'))).toEqual([]);
});

function pageAt(path: string): Root {
  return required(pages.get(path));
}

/** `Part 3 of 8 in the series Writing` */
function membershipsOf(article: string): string[] {
  return allSeries
    .filter(({ parts }) => parts.includes(article))
    .map(
      ({ title, parts }) => `Part ${parts.indexOf(article) + 1} of ${parts.length} in the series ${title}`,
    );
}

function titleOf(id: string): string {
  const { text } = required(articles.find((article) => article.id === id));
  return (parse(required(text.split('---\n')[1])) as { title: string }).title;
}

function linksOf(page: Root): string[] {
  return findAll(page, ({ tagName }) => tagName === 'a').flatMap(({ properties }) =>
    typeof properties.href === 'string' ? [properties.href] : [],
  );
}

/** Blocks of code, without the places at which they may break. */
function codeOf(page: Root): string[] {
  return findAll(page, ({ tagName }) => tagName === 'pre').map((block) =>
    toString(block)
      .replaceAll(/[\u00AD\u200B]/g, '')
      .trimEnd(),
  );
}

/** Links of the site itself: those to other hosts are not followed. */
function isLost(from: string, href: string): boolean {
  if (/^(?:https?|mailto):/.test(href)) return href.includes('.md');
  const [path = '', fragment = ''] = href.replace(/\?[^#]*/, '').split('#');
  const base = '/handbook/';
  const joined = path.startsWith(base)
    ? path.slice(base.length)
    : posix.join(posix.dirname(from), decodeURIComponent(path));
  const file = path === '' ? from : joined;
  const page = pages.get(file);
  if (page === undefined) return file.endsWith('.html') || !siteFiles().has(file);
  return fragment !== '' && !idsOf(page).includes(decodeURIComponent(fragment));
}

function siteFiles(): ReadonlySet<string> {
  const files = readdirSync(join(out, 'site'), { recursive: true, encoding: 'utf8' });
  return new Set(files.map((file) => file.replaceAll('\\', '/')));
}
