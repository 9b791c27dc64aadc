import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/build/prepare.ts';
import { sumFiles } from '../harness/list-files.ts';
import { littlePublication, type LittlePublication } from '../harness/publication.ts';
import { findAll, readPage, textOf } from '../harness/read-page.ts';
import { runHere, templates, type HereRun } from '../harness/run-here.ts';

const lockName = 'series/addresses.lock.yaml';

/** A publication in a folder, as an editor handles it. */
interface Desk {
  build(args?: readonly string[], environment?: NodeJS.ProcessEnv): Promise<HereRun>;
  path(name: string): string;
  read(name: string): string;
  write(name: string, text: string): void;
  edit(name: string, from: string, to: string): void;
}

function atDesk(publication: LittlePublication, work: (desk: Desk) => Promise<void>): Promise<void> {
  return publication.inFolder((folder) => {
    const path = (name: string) => join(folder, name);
    const read = (name: string) => readFileSync(path(name), 'utf8');
    const write = (name: string, text: string) => writeFileSync(path(name), text);
    return work({
      build: (args = [], environment) =>
        runHere(
          ['build', '--root', folder, ...(args.includes('--format') ? [] : ['--format', 'site']), ...args],
          environment,
        ),
      path,
      read,
      write,
      edit: (name, from, to) => {
        expect(read(name)).toContain(from);
        write(name, read(name).replace(from, to));
      },
    });
  });
}

const little = littlePublication();
const manifest = 'series/nettverksbygging.yaml';
const tillit = 'series/articles/tillit.md';
const relasjon = 'series/articles/nettverk-og-relasjon.md';

/** Takes the article out of the series, and the link to it away. */
function remove(desk: Desk): void {
  desk.edit(manifest, '  - tillit\n', '');
  desk.edit(relasjon, '[tillit](tillit.md)', 'tillit');
  rmSync(desk.path(tillit));
}

function rename(desk: Desk): void {
  renameSync(desk.path(tillit), desk.path('series/articles/tillit-og-tid.md'));
  desk.edit(manifest, '- tillit', '- tillit-og-tid');
  desk.edit(relasjon, 'tillit.md', 'tillit-og-tid.md');
}

describe('a build of the whole site', () => {
  test('writes the list first, and then leaves an unchanged one alone', () =>
    atDesk(little, async (desk) => {
      const first = await desk.build();
      expect(first.code, first.output).toBe(0);
      expect(first.log).toMatch(/\nAddresses: 3 new\. Commit series\/addresses\.lock\.yaml\.$/);
      const text = desk.read(lockName);
      expect(text).toContain('    parts:\n      1: nettverk-og-relasjon\n      2: tillit\n');
      expect(text).toMatch(/^# Every address/);

      utimesSync(desk.path(lockName), 1, 1);
      const second = await desk.build();
      expect([second.code, second.log]).toEqual([0, expect.not.stringContaining('Addresses')]);
      expect(desk.read(lockName)).toBe(text);
      expect(statSync(desk.path(lockName)).mtimeMs).toBe(1000);
    }));

  test.each([[['--series', 'nettverksbygging']], [['--format', 'epub']], [['--format', 'server']]])(
    '%j writes none',
    (args) =>
      atDesk(little, async (desk) => {
        expect((await desk.build(args)).code).toBe(0);
        expect(() => desk.read(lockName)).toThrow('ENOENT');
      }),
  );

  test('leads from the address of a renamed file to the new one', () =>
    atDesk(little, async (desk) => {
      await desk.build();
      rename(desk);
      const { code, log, output } = await desk.build();
      expect(code, output).toBe(0);
      expect(log).toContain('  articles/tillit/ now redirects to articles/tillit-og-tid/\n');
      expect(log).toContain('Addresses: 1 moved. Commit');

      const page = readPage(desk.path('dist/site/articles/tillit/index.html'));
      const metas = findAll(page, ({ tagName }) => tagName === 'meta').map(({ properties }) => properties);
      expect(metas).toContainEqual(
        expect.objectContaining({ httpEquiv: ['refresh'], content: '0; url=../tillit-og-tid/index.html' }),
      );
      expect(metas).toContainEqual({ name: 'robots', content: 'noindex' });
      const links = findAll(page, ({ tagName }) => tagName === 'a' || tagName === 'link');
      expect(links.map(({ properties }) => properties.href)).toEqual([
        'https://relasjonsbiblioteket.example/articles/tillit-og-tid/',
        '../tillit-og-tid/index.html',
      ]);
      expect(textOf(page)).toContain('Siden er flyttet');
      expect(statSync(desk.path('dist/site/articles/tillit-og-tid/index.html')).isFile()).toBe(true);
    }));

  test('refuses to lose an address, until an editor says that it is gone', () =>
    atDesk(little, async (desk) => {
      await desk.build();
      const before = [sumFiles(desk.path('dist')), desk.read(lockName)];
      remove(desk);
      const { code, output, log } = await desk.build();
      expect([code, log]).toEqual([1, expect.stringContaining('Nothing was written: 1 error')]);
      expect(output).toMatch(/^series\/addresses\.lock\.yaml:\d+:3 {2}error address-gone\n/);
      expect([sumFiles(desk.path('dist')), desk.read(lockName)]).toEqual(before);

      desk.write(lockName, `${desk.read(lockName)}\ngone:\n  articles/tillit/: 2026-11-23\n`);
      const withdrawn = await desk.build();
      expect(withdrawn.code, withdrawn.output).toBe(0);
      expect(withdrawn.log).toContain('Nettverksbygging: part 2 was tillit, now none');
      expect(withdrawn.log).toContain('Addresses: 1 withdrawn, 1 renumbered.');
      const page = desk.read('dist/site/articles/tillit/index.html');
      expect(page).toContain('<meta name="robots" content="noindex">');
      expect(page).toContain('<h1>Siden er trukket tilbake</h1>');
      expect(page).not.toContain('rel="canonical"');
    }));

  test('for an earlier day takes nothing back', () =>
    atDesk(little, async (desk) => {
      await desk.build();
      const text = desk.read(lockName);
      const { code, log } = await desk.build(['--as-of', '2025-03-01']);
      expect([code, log]).toEqual([0, expect.not.stringContaining('Addresses')]);
      expect(desk.read(lockName)).toBe(text);
      expect(() => desk.read('dist/site/articles/tillit/index.html')).toThrow('ENOENT');
    }));
});

describe('a build that may not change the list', () => {
  test.each([
    [['--locked'], {}],
    [[], { CI: 'true' }],
  ])('%j %j refuses what moves, before anything is written', (args, environment) =>
    atDesk(little, async (desk) => {
      await desk.build();
      const before = [sumFiles(desk.path('dist')), desk.read(lockName)];
      rename(desk);
      const { code, output } = await desk.build(args, environment);
      expect([code, output]).toEqual([1, expect.stringContaining('error addresses-locked')]);
      expect([sumFiles(desk.path('dist')), desk.read(lockName)]).toEqual(before);
      await desk.build();
      expect((await desk.build(args, environment)).code).toBe(0);
    }),
  );

  test('takes what became due, and leaves the list alone', () =>
    atDesk(little, async (desk) => {
      await desk.build(['--as-of', '2025-03-01']);
      const text = desk.read(lockName);
      expect(text).not.toContain('tillit');
      const { code, output, log } = await desk.build([], { CI: 'true' });
      expect([code, output, log]).toEqual([0, '', expect.not.stringContaining('Addresses')]);
      expect(desk.read(lockName)).toBe(text);
      expect(desk.read('dist/site/articles/tillit/index.html')).toContain('Tillit');
    }));

  test('needs no list', () =>
    atDesk(little, async (desk) => {
      expect((await desk.build(['--locked'])).code).toBe(0);
      expect(() => desk.read(lockName)).toThrow('ENOENT');
    }));
});

describe('a broken list', () => {
  test.each([
    ['series: [', 'yaml-valid'],
    ['<<<<<<< HEAD\nseries: {}\n=======\narticles: {}\n>>>>>>> other\n', 'yaml-valid'],
    ['articles: []\n', 'value-type'],
    ['series:\n  nett: { address: serier/nett/, parts: { ny: tillit } }\n', 'value-type'],
    ['articles:\n  a: { address: ../../etc/, title: A, published: 2025-01-01 }\n', 'value-type'],
    ['redirects:\n  ../../etc/: articles/tillit/\n', 'value-type'],
    ['gone:\n  articles/a/: 2025-02-30\n', 'date-valid'],
    ['artikler: {}\n', 'key-known'],
  ])('%j is reported at its place', async (text, code) => {
    const { diagnostics } = await little.withFile(lockName, text).problems();
    expect(diagnostics.map((one) => [one.code, one.place.file])).toEqual([[code, lockName]]);
  });
});

describe('a path that another tool gave out', () => {
  const former = ['/2019/05/tillit/', '/bl%C3%A5b%C3%A6r', '/om-oss.html', '/اعتماد/'];
  const old = littlePublication().withArticle('tillit', 'Tekst.\n', { formerly: former });

  test('leads to the page that names it, and is in the lock', () =>
    atDesk(old, async (desk) => {
      await desk.build();
      for (const [file, way] of [
        ['2019/05/tillit/index.html', '../../../articles/tillit/index.html'],
        ['blåbær/index.html', '../articles/tillit/index.html'],
        ['om-oss.html', 'articles/tillit/index.html'],
        ['اعتماد/index.html', '../articles/tillit/index.html'],
      ] as const)
        expect(desk.read(`dist/site/${file}`), file).toContain(`url=${way}`);
      expect(desk.read(lockName)).toContain('\n  om-oss.html: articles/tillit/\n');
      const again = await desk.build(['--locked']);
      expect(again.code).toBe(0);
    }));

  test.each([
    '../../dist',
    '/../x/',
    '/a/../b/',
    '/a//b/',
    '/a?b=1',
    '/.git/',
    'https://example.org/a/',
    '//a/',
  ])('%s is refused', async (name) => {
    const { codes } = await little.withArticle('tillit', 'Tekst.\n', { formerly: [name] }).problems();
    expect(codes).toEqual(['value-type']);
  });
});

test('the lock file of the sample publication lists its articles', async () => {
  const { prepared } = await prepare('.', templates, '2026-11-23');
  expect(prepared?.addresses.before).toEqual(prepared?.addresses.next);
  expect(prepared?.addresses.changes).toEqual([]);
});
