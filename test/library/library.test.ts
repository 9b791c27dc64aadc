import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import * as library from '../../src/index.ts';
import { littlePublication } from '../harness/publication.ts';

const { build, check, dev, UsageError } = library;
const today = { asOf: '2026-11-23', cache: false } as const;
const broken = littlePublication().withSeries('nettverksbygging', {
  parts: ['nettverk-og-relasjon', 'tilit'],
});
const caches = mkdtempSync(join(tmpdir(), 'kolofon-library-'));

afterAll(() => rmSync(caches, { recursive: true, force: true }));

test('the library is these functions and errors', () => {
  expect(Object.keys(library).sort()).toEqual([
    'ChangedFileError',
    'OutputError',
    'UsageError',
    'build',
    'check',
    'defineConfig',
    'dev',
  ]);
});

describe('build', () => {
  test('gives what it wrote, and then that it is all there', () =>
    littlePublication().inFolder(async (root) => {
      const options = { root, asOf: today.asOf, cache: caches, formats: ['epub'], locked: true };
      const first = await build(options);
      expect(first).toMatchObject({ ok: true, state: 'built', out: join(root, 'dist'), failures: [] });
      expect(first.files.map(({ path, isKept }) => [path, isKept])).toEqual([
        ['epub/nettverksbygging.epub', false],
      ]);
      for (const { path, size } of first.files) expect(readFileSync(join(first.out, path)).length).toBe(size);
      const second = await build(options);
      expect(second.state).toBe('unchanged');
      expect(second.files).toEqual(first.files.map((one) => ({ ...one, isKept: true })));
    }));

  test('makes once what is named twice', () =>
    littlePublication().inFolder(async (root) => {
      const series = ['nettverksbygging', 'nettverksbygging'];
      const { ok, files } = await build({ root, ...today, formats: ['epub', 'epub'], series });
      expect({ ok, count: files.length }).toEqual({ ok: true, count: 1 });
    }));

  test('gives an error in the content as data, and writes nothing', () =>
    broken.inFolder(async (root) => {
      const { ok, state, files, diagnostics } = await build({ root, ...today });
      expect({ ok, state, files }).toEqual({ ok: false, state: 'stopped', files: [] });
      expect(diagnostics).toEqual([
        expect.objectContaining({
          code: 'article-exists',
          severity: 'error',
          file: 'series/nettverksbygging.yaml',
          hint: 'Did you mean "tillit"?',
          related: [],
        }),
      ]);
      const lines = readFileSync(join(root, 'series/nettverksbygging.yaml'), 'utf8').split('\n');
      const { line = 0, column = 0 } = diagnostics[0] ?? {};
      expect(lines[line - 1]?.slice(column - 1)).toBe('tilit');
    }));

  test('says what the command would say, to whoever listens', () =>
    littlePublication().inFolder(async (root) => {
      const lines: string[] = [];
      const log = (line: string) => lines.push(line);
      await build({ root, ...today, formats: ['epub'], locked: true }, { log });
      expect(lines.join('\n')).toMatch(/Read +2 articles in 1 series[^]*EPUB[^]*Wrote 1 file/);
    }));

  test('gives the list of addresses that cannot be written as a failure', () =>
    littlePublication()
      .withFile('series/addresses.lock.yaml/kept', '')
      .inFolder(async (root) => {
        const { ok, state, failures } = await build({ root, ...today, formats: ['site'], locked: false });
        expect({ ok, state }).toEqual({ ok: false, state: 'built' });
        expect(failures).toEqual([
          expect.objectContaining({ format: 'addresses', title: 'series/addresses.lock.yaml' }),
        ]);
      }));

  test.each([
    [{ rot: '.' }, /"rot"/],
    [{ root: 7 }, /^root: /],
    [{ root: '/finnes-ikke' }, 'There is no folder "/finnes-ikke" (root).'],
    [{ root: 'package.json' }, 'root takes a folder: "package.json" is a file.'],
    [{ out: 'package.json' }, 'out takes a folder: "package.json" is a file.'],
    [{ asOf: '2026-02-30' }, 'asOf takes a day as YYYY-MM-DD, not "2026-02-30".'],
    [{ jobs: 0 }, 'jobs takes a number from 1 to 999, not "0".'],
    [{ jobs: 1.5 }, 'jobs takes a number from 1 to 999, not "1.5".'],
    [{ formats: [] }, /^formats: /],
    [{ queue: 'redis://127.0.0.1:1', cacheReadOnly: false }, 'queue needs the cache, which is switched off.'],
    [{ cacheRemote: 'ftp://127.0.0.1/', cache: caches }, /ftp:/],
    [{ formats: ['ebup'] }, 'There is no format "ebup". Did you mean "epub"?'],
    [{ browser: '/finnes-ikke' }, 'There is no browser at "/finnes-ikke" (browser).'],
    [{ printTimeout: -1 }, 'printTimeout takes a number of seconds, not "-1".'],
    [{ series: ['nettverksbygging'], articles: ['tillit'] }, 'Choose series or articles, not both.'],
    [{ articles: ['tilit'] }, /^There is no published article "tilit"/],
    [{ articles: ['tillit'], formats: ['site'] }, 'articles makes books: name epub or pdf with formats.'],
  ])('refuses %j', (options, message) =>
    littlePublication().inFolder(async (root) => {
      const refusal: unknown = await build({ root, ...today, ...options } as object).catch(
        (error: unknown) => error,
      );
      expect(refusal).toBeInstanceOf(UsageError);
      const text = refusal instanceof Error ? refusal.message : '';
      if (typeof message === 'string') expect(text).toBe(message);
      else expect(text).toMatch(message);
    }),
  );
});

describe('check', () => {
  test('finds no problem in a valid publication', () =>
    littlePublication().inFolder(async (root) => {
      expect(await check({ root, ...today })).toEqual({ ok: true, diagnostics: [], fixed: [], readOnly: [] });
    }));

  test('is not content with a warning, if it is strict', () =>
    littlePublication()
      .withArticle('tillit', '```pyton\nx\n```\n')
      .inFolder(async (root) => {
        const [usual, strict] = [
          await check({ root, ...today }),
          await check({ root, ...today, strict: true }),
        ];
        expect([usual, strict].map(({ ok, diagnostics }) => [ok, diagnostics[0]?.severity])).toEqual([
          [true, 'warning'],
          [false, 'error'],
        ]);
      }));

  test('fixes what has one right fix, and says what', () =>
    littlePublication()
      .withArticle('tillit', '#### For dypt\n\nTekst.\n')
      .inFolder(async (root) => {
        const before = await check({ root, ...today });
        expect(before.diagnostics.map(({ isFixable }) => isFixable)).toEqual([true]);
        const { diagnostics, fixed } = await check({ root, ...today, fix: true });
        expect(diagnostics).toEqual([]);
        expect(fixed.map(({ file }) => file)).toEqual(['series/articles/tillit.md']);
        expect(readFileSync(join(root, 'series/articles/tillit.md'), 'utf8')).toContain('\n## For dypt');
      }));
});

test('dev serves the site, reports what it rebuilt, and ends', () =>
  littlePublication().inFolder(async (root) => {
    const lines: string[] = [];
    const waiting: ((changed: readonly string[]) => void)[] = [];
    const next = () => new Promise<readonly string[]>((resolve) => waiting.push(resolve));
    const first = next();
    const server = await dev(
      { root, ...today, port: 0 },
      {
        log: (line) => lines.push(line),
        onRebuild: ({ changed }) => {
          waiting.shift()?.(changed);
          throw new Error('The listener is broken.');
        },
      },
    );
    try {
      expect(await first).toContain('index.html');
      expect(await (await fetch(server.address)).text()).toContain('Relasjonsbiblioteket');
      const second = next();
      const file = join(root, 'series/articles/tillit.md');
      writeFileSync(file, `${readFileSync(file, 'utf8')}\nEnda et avsnitt.\n`);
      expect(await second).toContain('articles/tillit/index.html');
      expect(lines.join('\n')).toContain('onRebuild: The listener is broken.');
    } finally {
      await server.close();
    }
    await expect(fetch(server.address)).rejects.toThrow();
  }));

test('dev refuses a port that is none', async () => {
  await expect(dev({ ...today, port: 65_536 })).rejects.toThrow('port takes a number from 0 to 65535');
});
