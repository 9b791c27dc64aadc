import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openCache } from '../../src/cache/cache.ts';
import { littlePublication, type LittlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

let outer: string;
let cache: string;
let publication: LittlePublication;

/** With a photograph, in an edition for everyone and in one for members. */
beforeAll(async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const create = { width: 500, height: 60, channels: 3, background: 'white', noise } as const;
  publication = littlePublication()
    .withConfig({ series: ['nettverksbygging'] })
    .withArticle('tillit', 'Bare medlemmer får lese hvordan tillit vokser mellom folk som møtes ofte.\n', {
      access: 'members',
    })
    .withArticle('nettverk-og-relasjon', 'Et nettverk er noder.\n\n![En graf](figurer/graf.jpg)\n')
    .withFile('series/articles/figurer/graf.jpg', await sharp({ create }).jpeg().toBuffer());
});

beforeEach(() => {
  outer = mkdtempSync(join(tmpdir(), 'kolofon-'));
  cache = join(outer, 'cache');
});

afterEach(() => {
  rmSync(outer, { recursive: true, force: true });
});

type Files = ReadonlyMap<string, string>;

/** Every file that a build makes, in base64. */
async function build(root: string, args: string[], environment: NodeJS.ProcessEnv = {}): Promise<Files> {
  const out = mkdtempSync(join(outer, 'dist-'));
  const site = ['build', '--root', root, '--out', out, '--format', 'site'];
  const { code, failure, output } = await runHere([...site, ...args], environment);
  expect([code, failure, output]).toEqual([0, undefined, '']);
  return new Map(
    readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [file.slice(out.length), readFileSync(file, 'base64')]),
  );
}

/** When each value was written, by its path. The records of builds are of one folder of outputs each. */
function values(): Map<string, number> {
  return new Map(
    openCache(cache)
      .list()
      .filter(({ kind }) => kind !== 'builds')
      .map(({ kind, name, used }) => [`${kind}/${name}`, used]),
  );
}

describe('a build with what an earlier one kept', () => {
  test('makes the same files as without, and nothing again', () =>
    publication.inFolder(async (root) => {
      const without = await build(root, ['--no-cache']);
      expect([...without.keys()].filter((file) => file.endsWith('.avif'))).toHaveLength(4);
      const first = await build(root, ['--cache', cache]);
      const kept = values();
      expect(new Set([...kept.keys()].map((path) => path.split('/')[0]))).toEqual(
        new Set(['clean', 'pictures', 'records', 'search']),
      );
      // Both editions have one copy of 480 pixels and one of 500.
      const pictures = [...kept.keys()].filter((path) => path.startsWith('pictures/'));
      const drawn = [...without.keys()].filter((file) => file.includes('/social/'));
      expect(pictures).toHaveLength(drawn.length + 2);
      const second = await build(root, ['--cache', cache]);
      expect(first).toEqual(without);
      expect(second).toEqual(without);
      expect([...values().keys()]).toEqual([...kept.keys()]);
    }));

  test('makes it again where a value is torn, changed or empty', () =>
    publication.inFolder(async (root) => {
      const first = await build(root, ['--cache', cache]);
      const paths = [...values().keys()];
      const damages = [
        (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1),
        (bytes: Buffer) => bytes.with(-20, (bytes.at(-20) ?? 0) ^ 1),
        () => new Uint8Array(),
      ];
      for (const [index, path] of paths.entries()) {
        const damage = damages[index % 3] ?? (() => new Uint8Array());
        writeFileSync(join(cache, path), damage(readFileSync(join(cache, path))));
      }
      expect(await build(root, ['--cache', cache])).toEqual(first);
      expect([...values().keys()]).toEqual(paths);
    }));

  test('keeps and takes nothing with --no-cache', () =>
    publication.inFolder(async (root) => {
      await build(root, ['--cache', cache]);
      const kept = values();
      await build(root, ['--no-cache'], { XDG_CACHE_HOME: join(outer, 'home') });
      expect(existsSync(join(outer, 'home'))).toBe(false);
      expect(values()).toEqual(kept);
    }));

  test('leaves no more than cache.max allows', () =>
    publication
      .withConfig({ series: ['nettverksbygging'], cache: { max: '60KB' } })
      .inFolder(async (root) => {
        await build(root, ['--cache', cache]);
        const files = openCache(cache).list();
        expect(files.length).toBeGreaterThan(0);
        expect(files.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(60_000);
      }));

  test('counts the record of the build itself to what the cache may weigh', async () => {
    const weigh = () =>
      openCache(cache)
        .list()
        .reduce((sum, { size }) => sum + size, 0);
    const buildWith = (max: string) =>
      publication
        .withConfig({ series: ['nettverksbygging'], cache: { max } })
        .inFolder((root) => build(root, ['--cache', cache]));
    await buildWith('1GB');
    const most = Math.floor(weigh() / 1000) - 1;
    openCache(cache).clear();
    await buildWith(`${String(most)}KB`);
    expect(weigh()).toBeLessThanOrEqual(most * 1000);
  });

  test('works where the folder cannot be made', () =>
    publication.inFolder(async (root) => {
      writeFileSync(cache, 'a file where the folder would be');
      expect((await build(root, ['--cache', cache])).size).toBeGreaterThan(20);
    }));
});
