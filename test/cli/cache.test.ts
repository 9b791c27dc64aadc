import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCache } from '../../src/cache/cache.ts';
import { keyOf } from '../../src/cache/key.ts';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kolofon-'));
  const values = [
    ['prints', 'nettverk', 899_968, new Date(2026, 0, 5, 9, 30)],
    ['pictures', 'nettverk', 20_000, new Date(2026, 10, 20, 8, 5)],
    ['pictures', 'salg', 10_000, new Date(2026, 10, 23, 17, 0)],
  ] as const;
  for (const [kind, name, size, used] of values) {
    openCache(folder).store(kind).keep(keyOf(name), new Uint8Array(size));
    utimesSync(join(folder, kind, keyOf(name)), used, used);
  }
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args: string[]) => runHere(['cache', ...args, '--cache', folder]);

describe('kolofon cache', () => {
  test('shows its entries in a table', async () => {
    const { code, output } = await run();
    expect(code).toBe(0);
    expect(output.replaceAll('\u00A0', ' ').replace(folder, '/cache')).toBe(
      `Folder  /cache
Limit   1 GB, less than 1 % used

Kind       Values     Size   Oldest use         Newest use
────────────────────────────────────────────────────────────────
pictures        2    30 kB   2026-11-20 08:05   2026-11-23 17:00
prints          1   900 kB   2026-01-05 09:30   2026-01-05 09:30
────────────────────────────────────────────────────────────────
all             3   930 kB   2026-01-05 09:30   2026-11-23 17:00
`,
    );
  });

  test('prints the same as JSON', async () => {
    const { output } = await run('--reporter', 'json');
    expect(JSON.parse(output)).toMatchObject({
      folder,
      max: 1e9,
      values: 3,
      size: 930_064,
      kinds: [
        { kind: 'pictures', values: 2, newestUse: new Date(2026, 10, 23, 17, 0).toISOString() },
        { kind: 'prints', values: 1, size: 900_000 },
      ],
    });
  });

  test('shows the limit of the publication', () =>
    littlePublication()
      .withConfig({ series: ['nettverksbygging'], cache: { max: '1.5 MB' } })
      .inFolder(async (root) => {
        expect((await run('--root', root)).output).toContain('1.5\u00A0MB, 62 % used');
      }));

  test('says that it is empty', async () => {
    await run('clear');
    expect((await run()).output).toContain('It is empty.');
  });
});

describe('kolofon cache clear', () => {
  test('removes everything, and says how much was freed', async () => {
    const { code, output } = await run('clear');
    expect([code, output]).toEqual([0, `Freed 930\u00A0kB: 3 values in ${folder}\n`]);
    expect(readdirSync(folder)).toEqual([]);
    expect((await run('clear')).output).toBe(`There was nothing to clear in ${folder}\n`);
  });

  test('leaves the files of others', async () => {
    mkdirSync(join(folder, 'notes'));
    writeFileSync(join(folder, 'notes', 'brev.txt'), 'Kjære redaktør');
    await run('clear');
    expect(readdirSync(folder, { recursive: true })).toEqual(['notes', join('notes', 'brev.txt')]);
  });
});

test.each([
  [['empty'], 'kolofon cache takes "clear", "keys" or nothing, not "empty".'],
  [['clear', 'prints'], 'kolofon cache takes "clear", "keys" or nothing, not "clear prints".'],
  [['--reporter', 'github'], 'Unknown reporter "github". Available: text, json.'],
])('%j is refused', async (args, message) => {
  const { code, failure } = await run(...args);
  expect([code, failure]).toEqual([2, `UsageError: ${message}`]);
  expect(openCache(folder).list()).toHaveLength(3);
});

describe('cache.max', () => {
  test.each(['1 TB', '500', '-1MB', 'MB', '1 gb'])('is no size: %s', async (max) => {
    const { codes, report } = await littlePublication().withConfig({ cache: { max } }).problems();
    expect(codes).toContain('value-type');
    expect(report).toMatch(/series\/publication\.yaml:\d+:\d+ {2}error value-type/);
    expect(report).toContain(`"cache.max" is not a size: "${max}".`);
    expect(report).toContain('Write a number with KB, MB or GB, such as 500MB.');
  });

  test.each([
    ['500KB', 5e5],
    ['20 MB', 2e7],
    ['1.5GB', 1.5e9],
  ])('is a size: %s', async (max, bytes) => {
    const { prepared } = await littlePublication()
      .withConfig({ series: ['nettverksbygging'], cache: { max } })
      .problems();
    expect(prepared?.cache.max).toBe(bytes);
  });
});
