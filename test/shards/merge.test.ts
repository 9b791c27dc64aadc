import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkShards } from '../../src/shards/check-shards.ts';
import { parseManifest, printManifest, type ShardManifest } from '../../src/shards/manifest.ts';
import { readShard } from '../../src/shards/shard-folder.ts';
import { sumFiles } from '../harness/list-files.ts';
import { littlePublication } from '../harness/publication.ts';
import { required } from '../harness/read-page.ts';
import { runHere, type HereRun } from '../harness/run-here.ts';

const secret = 'Bare medlemmer leser om måkeskrik ved kaia.';
const publication = littlePublication()
  .withArticle('medlem', `${secret}\n\n~~~dot\ngraph { Kari -- Ola }\n~~~\n`, { access: 'members' })
  .withSeries('relasjoner', { parts: ['nettverk-og-relasjon'] })
  .withSeries('nettverksbygging', { parts: ['tillit', 'medlem'] })
  .withConfig({ series: ['nettverksbygging', 'relasjoner'] });

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kolofon-test-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const formats = ['--format', 'epub,site'];

async function succeed(args: readonly string[]): Promise<HereRun> {
  const done = await runHere(args);
  expect(done, done.output + done.log).toMatchObject({ code: 0, failure: undefined });
  return done;
}

function shard(root: string, number: number, of: number, ...more: string[]): Promise<HereRun> {
  return succeed(['build', '--root', root, '--shard', `${number}/${of}`, '--no-cache', ...formats, ...more]);
}

const folderOf = (root: string, number: number, of: number) => join(root, 'dist-shard', `${number}-of-${of}`);

/** What is wrong with a merge that must not change anything. */
async function refuse(root: string, ...folders: string[]): Promise<string> {
  const before = sumFiles(join(root, 'dist'));
  const { code, output } = await runHere(['merge', ...folders, '--root', root, '--no-cache']);
  expect(code, output).toBe(1);
  expect(sumFiles(join(root, 'dist'))).toEqual(before);
  return output;
}

/** What a merge of the same build says of these folders. */
function problemsOf(first: string, ...folders: string[]): string {
  const { facts } = required(readShard(first).parts.everyone);
  return checkShards(folders.map(readShard), { facts, hasMembers: true })
    .map(({ message }) => message)
    .join('\n');
}

test('the shards of three machines become what one machine makes, and nothing else is accepted', () =>
  publication.inFolder(async (root) => {
    mkdirSync(join(root, 'node_modules/@viz-js'), { recursive: true });
    symlinkSync(resolve('node_modules/@viz-js/viz'), join(root, 'node_modules/@viz-js/viz'));
    const alone = join(root, 'alone');
    await succeed(['build', '--root', root, '--out', alone, '--no-cache', '--locked', ...formats]);
    const planned = await succeed(['plan', '--root', root, '--shards', '3', '--json', ...formats]);
    const plan = join(folder, 'plan.json');
    writeFileSync(plan, planned.output);
    for (const number of [1, 2, 3]) await shard(root, number, 3, '--plan', plan);
    const all = [3, 1, 2].map((number) => folderOf(root, number, 3));

    // The members' part is apart: the open part shows nothing of it.
    const open = all.flatMap((one) => [
      readFileSync(join(one, 'shard.json'), 'utf8'),
      ...readdirSync(join(one, 'files')).map((name) => readFileSync(join(one, 'files', name), 'latin1')),
    ]);
    expect(open.join('\n')).not.toMatch(/members (?:book|file)|måkeskrik/);

    // Pictures and indexes too are made once: the merge finds every one of them.
    const cache = join(folder, 'cache-of-merge');
    await succeed(['merge', ...all, '--root', root, '--out', join(folder, 'other'), '--cache', cache]);
    const values = (kind: string) => readdirSync(join(cache, kind)).length;
    const recorded = all.flatMap((one) =>
      ['', 'members'].flatMap((part) => {
        const text = readFileSync(join(one, part, 'shard.json'), 'utf8');
        return (JSON.parse(text) as { manifest: { values: { kind: string; key: string }[] } }).manifest
          .values;
      }),
    );
    for (const kind of ['pictures', 'search'])
      expect(new Set(recorded.filter((one) => one.kind === kind).map(({ key }) => key)).size).toBe(
        values(kind),
      );

    // Diagrams are of the first shard, which is alone in having them, and are drawn nowhere else.
    const drawings = recorded.filter(({ kind }) => kind === 'diagrams');
    expect(drawings).toHaveLength(1);
    expect(readFileSync(join(all[1] ?? '', 'members/shard.json'), 'utf8')).toContain(drawings[0]?.key);
    expect(existsSync(join(cache, 'diagrams'))).toBe(false);

    // The date and the formats are those of the shards.
    await succeed(['merge', ...all, '--root', root, '--no-cache']);
    expect(sumFiles(join(root, 'dist'))).toEqual(sumFiles(alone));
    // It may be run again, although it has written the lock file.
    await succeed(['merge', '--root', root, '--no-cache']);

    const [third = '', first = '', second = ''] = all;
    expect(await refuse(root, first, third)).toContain('Shard 2 of 3 is missing.');
    expect(problemsOf(first, ...all)).toBe('');
    expect(problemsOf(first, first, first, third)).toMatch(
      /Shard 1 is there more than once:[^]*Shard 2 of 3 is missing/,
    );
    expect(problemsOf(first, join(root, 'series'))).toContain('contains no complete shard');

    const copy = join(folder, 'copy');
    const change = (alter: () => void): string => {
      rmSync(copy, { recursive: true, force: true });
      cpSync(second, copy, { recursive: true });
      alter();
      return problemsOf(first, first, copy, third);
    };
    const [file = ''] = readdirSync(join(second, 'files'));
    expect(change(() => writeFileSync(join(copy, 'files', file), 'other'))).toContain('is damaged');
    expect(change(() => rmSync(join(copy, 'files', file)))).toContain('is damaged');
    expect(change(() => rmSync(join(copy, 'members'), { recursive: true }))).toContain(
      "lacks its members' part",
    );
    expect(change(() => writeFileSync(join(copy, 'shard.json'), '{'))).toContain(
      'contains no complete shard',
    );
    expect(
      change(() => {
        const path = join(copy, 'shard.json');
        writeFileSync(path, readFileSync(path, 'utf8').replace('"of":3', '"of":4'));
      }),
    ).toContain('contains no complete shard');

    const rewrite = (alter: (manifest: ShardManifest) => Partial<ShardManifest>): string =>
      change(() => {
        for (const path of ['shard.json', 'members/shard.json'].map((name) => join(copy, name))) {
          const manifest = required(parseManifest(readFileSync(path, 'utf8')));
          writeFileSync(path, printManifest({ ...manifest, ...alter(manifest) }));
        }
      });
    expect(rewrite(({ units }) => ({ units: units.slice(1) }))).toContain('do not contain all books');
    expect(rewrite(() => ({ plan: 'f'.repeat(64) }))).toContain('of different plans');
    expect(rewrite(() => ({ of: 4 }))).toContain('Shard 4 of 4 is missing');
    expect(rewrite(() => ({ printedBy: 'another browser' }))).toBe('');
    expect(rewrite(({ facts }) => ({ facts: { ...facts, asOf: '2026-01-01' } }))).toContain(
      'was made for 2026-01-01, not 2026-11-23',
    );
    expect(rewrite(({ facts }) => ({ facts: { ...facts, tools: 'other' } }))).toContain(
      'another version of Kolofon',
    );
    expect(rewrite(({ facts }) => ({ facts: { ...facts, diagrams: 'other' } }))).toContain(
      'diagrams that were drawn',
    );

    const article = join(root, 'series/articles/tillit.md');
    writeFileSync(article, `${readFileSync(article, 'utf8')}\nEn setning til.\n`);
    expect(await refuse(root, ...all)).toContain('was made from other sources');
    const stale = await runHere(['build', '--root', root, '--shard', '2/3', '--plan', plan, '--out', copy]);
    expect(stale).toMatchObject({ code: 1 });
    expect(stale.output).toContain('was made of other sources');
  }));

test.each([
  [['build', '--shard', '3'], '--shard takes the number of a shard'],
  [['build', '--shard', '4/3'], '--shard takes the number of a shard'],
  [['build', '--shard', '1/2', '--series', 'nettverksbygging'], 'leave out --series'],
  [['build', '--shard', '1/2', '--out', 'docs'], 'contains something else than a shard'],
  [['build', '--shard', '1/2', '--plan', 'package.json'], 'is no plan'],
  [['build', '--shard', '1/2', '--plan', 'nowhere.json'], 'cannot be read'],
  [['plan'], 'Name the number of shards'],
  [['plan', '--shards', '0'], '--shards takes a number from 1 to 1000'],
])('%j is refused', async (args, message) => {
  const { code, failure } = await runHere(args);
  expect(code).toBe(2);
  expect(failure).toContain(message);
});

test('a plan divides by the times that the last build recorded', () =>
  publication.inFolder(async (root) => {
    const cache = ['--cache', join(folder, 'cache')];
    await succeed(['build', '--root', root, ...cache, ...formats]);
    const { output } = await succeed([
      'plan',
      '--root',
      root,
      '--shards',
      '2',
      '--json',
      ...cache,
      ...formats,
    ]);
    const plan = JSON.parse(output) as { shards: { units: { id: string; milliseconds: number }[] }[] };
    const books = plan.shards.flatMap(({ units }) => units).filter(({ id }) => id.startsWith('book '));
    expect(books.map(({ id }) => id).sort()).toEqual(['book nettverksbygging-sample', 'book relasjoner']);
    // An estimate is a multiple of ten.
    const estimated = await succeed([
      'plan',
      '--root',
      root,
      '--shards',
      '2',
      '--json',
      '--no-cache',
      ...formats,
    ]);
    expect(estimated.output).not.toBe(output);
  }));
