import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sumFiles } from '../harness/list-files.ts';
import { runHere } from '../harness/run-here.ts';
import { wxr } from '../harness/wxr.ts';

type SeriesOf = Readonly<Record<string, readonly string[]>>;

/** An export in which posts are in series of PublishPress, in their order there. */
function exportOf(series: SeriesOf, changes: Readonly<Record<string, string>> = {}): string {
  const names = [...new Set(Object.values(series).flat())].sort();
  return wxr(
    names.map((name) => {
      const own = Object.keys(series).filter((one) => series[one]?.includes(name));
      return {
        id: 100 + name.charCodeAt(0),
        title: name,
        slug: name,
        content: `<p>First of ${name}.</p><p>${changes[name] ?? `Second of ${name}.`}</p>`,
        terms: own.map((one) => ['series', one, one] as const),
        meta: Object.fromEntries(
          own.map((one) => [`_series_part`, String((series[one]?.indexOf(name) ?? 0) + 1)]),
        ),
      };
    }),
  );
}

test('a post that moves to another series, one that is deleted and a new series keep what editors did', async () => {
  const root = mkdtempSync(join(tmpdir(), 'kolofon-second-series-'));
  const library = join(root, 'library');
  const source = join(root, 'site.xml');
  const importSite = async (text: string) => {
    writeFileSync(source, text);
    const { failure, log } = await runHere([
      'import',
      source,
      '--into',
      library,
      '--from',
      'wordpress',
      '--language',
      'en',
    ]);
    expect(failure, log).toBeUndefined();
  };
  const path = (name: string) => join(library, 'series', name);
  const read = (name: string) => readFileSync(path(name), 'utf8');
  const edit = (name: string, change: (text: string) => string) => {
    const text = read(name);
    expect(change(text)).not.toBe(text);
    writeFileSync(path(name), change(text));
  };
  const parts = (series: string) =>
    [...read(`${series}.yaml`).matchAll(/^ *- ([a-z]+)(?: #.*)?$/gm)].map(([, one]) => one);

  const former = {
    tides: ['anna', 'berta', 'clara', 'dora'],
    winds: ['edda', 'frida'],
    fogs: ['hilda', 'ida'],
  };
  await importSite(exportOf(former));
  expect(parts('tides')).toEqual(['anna', 'berta', 'clara', 'dora']);
  edit('articles/berta.md', (text) => text.replace('\nFirst of', '\nOur first of'));
  edit('articles/ida.md', (text) => text.replace('\nFirst of', '\nOur first of'));
  edit(
    'tides.yaml',
    (text) =>
      `# Ours.\n${text
        .replace(/summary: .*/, 'summary: Our summary')
        .replace('- dora', '- dora # last')
        .replace('- clara', '- clara # check')}`,
  );
  edit('winds.yaml', (text) => text.replace(/title: .*/, 'title: Our winds'));

  const next = exportOf(
    { tides: ['anna', 'dora'], winds: ['edda', 'berta', 'frida'], rains: ['gerda', 'anna'] },
    { berta: 'Second, newly.' },
  );
  await importSite(next);
  expect(parts('tides')).toEqual(['anna', 'dora']);
  expect(read('tides.yaml')).toMatch(/^# Ours\.\n[^]*summary: Our summary\n/);
  expect(parts('winds')).toEqual(['edda', 'berta', 'frida']);
  expect(read('winds.yaml')).toContain('title: Our winds');
  expect(parts('rains')).toEqual(['gerda', 'anna']);
  expect(read('articles/berta.md')).toMatch(/Our first of berta\.\n\nSecond, newly\./);
  expect(read('tides.yaml')).toContain('- dora # last\n');
  const files = Object.keys(sumFiles(join(library, 'series'))).filter((file) => /\.(?:md|yaml)$/.test(file));
  // What an editor has edited stays, and the report says so.
  expect(files).toEqual([
    ...['anna', 'berta', 'dora', 'edda', 'frida', 'gerda', 'ida'].map((name) => `articles/${name}.md`),
    ...['publication', 'rains', 'tides', 'winds'].map((name) => `${name}.yaml`),
  ]);
  const report = readFileSync(join(library, 'import.md'), 'utf8');
  expect(report).toMatch(/## Kept with your changes[^#]*- `series\/articles\/ida\.md`\n\n/);
  expect(report).toMatch(/## Removed[^#]*clara\.md`\n[^#]*hilda\.md`\n[^#]*fogs\.yaml`\n/);

  const before = sumFiles(join(library, 'series'));
  await importSite(next);
  expect(sumFiles(join(library, 'series'))).toEqual(before);
  rmSync(root, { recursive: true, force: true });
});
