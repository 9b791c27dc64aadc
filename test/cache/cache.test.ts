import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeFolder } from '../../src/platform/remove-folder.ts';
import { openCache } from '../../src/cache/cache.ts';
import { keyOf } from '../../src/cache/key.ts';

const [nettverk, salg, tillit] = ['nettverk', 'salg', 'tillit'].map(keyOf) as [string, string, string];
/** With its digest in front. */
const sealed = 32 + 100;

let outer: string;
let folder: string;

beforeEach(() => {
  outer = mkdtempSync(join(tmpdir(), 'kolofon-'));
  folder = join(outer, 'cache');
});

afterEach(() => {
  removeFolder(outer);
});

const keep = (kind: string, key: string, usedOn: string): void => {
  openCache(folder).store(kind).keep(key, new Uint8Array(100));
  lastUsed(join(kind, key), usedOn);
};
const lastUsed = (file: string, day: string): void =>
  utimesSync(join(folder, file), new Date(day), new Date(day));
const filesBelow = (path = folder): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

describe('what a cache may weigh', () => {
  beforeEach(() => {
    keep('prints', nettverk, '2026-01-01');
    keep('pictures', salg, '2026-03-01');
    keep('search', tillit, '2026-02-01');
  });

  test('costs what was used longest ago, of whatever kind', () => {
    openCache(folder).prune(2 * sealed);
    expect(filesBelow()).toEqual([`pictures/${salg}`, `search/${tillit}`]);
    openCache(folder).prune(sealed);
    expect(filesBelow()).toEqual([`pictures/${salg}`]);
  });

  test('costs nothing where it is just enough', () => {
    openCache(folder).prune(3 * sealed);
    expect(filesBelow()).toHaveLength(3);
  });

  test('spares a value that was found since', () => {
    const cache = openCache(folder);
    cache.store('prints').find(nettverk);
    cache.prune(sealed);
    expect(filesBelow()).toEqual([`prints/${nettverk}`]);
  });

  test('counts states, packs and what a killed build left half written', () => {
    const names = [`${salg}.state`, `${salg}.pack`, `${salg}.00000000-0000-0000-0000-000000000000.part`];
    mkdirSync(join(folder, 'builds'));
    for (const name of names) {
      writeFileSync(join(folder, 'builds', name), new Uint8Array(sealed));
      lastUsed(`builds/${name}`, '2025-01-01');
    }
    expect(openCache(folder).list()).toHaveLength(6);
    openCache(folder).prune(3 * sealed);
    expect(filesBelow()).toEqual([`pictures/${salg}`, `prints/${nettverk}`, `search/${tillit}`]);
  });
});

describe('clearing', () => {
  test('removes what Kolofon wrote, and returns a summary of it', () => {
    keep('prints', nettverk, '2026-01-01');
    keep('pictures', salg, '2026-03-01');
    const cleared = openCache(folder).clear();
    expect(cleared.map(({ kind, name, size }) => [kind, name, size])).toEqual([
      ['pictures', salg, sealed],
      ['prints', nettverk, sealed],
    ]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('leaves every other file where it is, and so does pruning', () => {
    keep('prints', nettverk, '2026-01-01');
    const others = [
      'notater.txt',
      keyOf('in no subfolder'),
      'prints/notater.txt',
      `prints/${nettverk}.txt`,
      `prints/${nettverk.slice(1)}`,
      `prints/below/${nettverk}`,
      `Dokumenter/${nettverk}`,
    ];
    for (const file of others) {
      mkdirSync(join(folder, file, '..'), { recursive: true });
      writeFileSync(join(folder, file), 'et brev');
    }
    openCache(folder).prune(0);
    openCache(folder).clear();
    expect(filesBelow()).toEqual(others.toSorted());
  });

  test('does not follow a link out of the folder', () => {
    const elsewhere = join(outer, 'elsewhere');
    mkdirSync(elsewhere);
    mkdirSync(join(folder, 'prints'), { recursive: true });
    writeFileSync(join(elsewhere, nettverk), 'et brev');
    symlinkSync(elsewhere, join(folder, 'pictures'));
    symlinkSync(join(elsewhere, nettverk), join(folder, 'prints', nettverk));
    openCache(folder).clear();
    expect(readFileSync(join(elsewhere, nettverk), 'utf8')).toBe('et brev');
    expect(existsSync(join(folder, 'prints', nettverk))).toBe(true);
  });

  test('does nothing where there is no folder', () => {
    expect(openCache(folder).clear()).toEqual([]);
    openCache(folder).prune(0);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('other processes in the same folder', () => {
  /** Keeps, finds, prunes and clears in turn. It fails when it finds anything but what was kept whole. */
  const script = `
    import { openCache } from './cache.mjs';
    const [folder, seed] = process.argv.slice(2);
    const cache = openCache(folder);
    const store = cache.store('pictures');
    for (let turn = 0; turn < 300; turn += 1) {
      const key = String((turn * Number(seed)) % 8).repeat(64);
      const found = store.find(key);
      if (found !== undefined && !(found.length === 5000 && found.every((byte) => byte === found[0]))) process.exit(3);
      store.keep(key, new Uint8Array(5000).fill(turn));
      if (turn % 7 === 0) cache.prune(10_000);
      if (turn % 50 === 0) cache.clear();
    }`;

  test('never see half a value, and never fail', async () => {
    buildSync({
      entryPoints: ['src/cache/cache.ts'],
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile: join(outer, 'cache.mjs'),
    });
    writeFileSync(join(outer, 'use.mjs'), script);
    const codes = await Promise.all(
      ['1', '3', '5'].map(
        (seed) =>
          new Promise((resolve) => {
            spawn(process.execPath, [join(outer, 'use.mjs'), folder, seed], { stdio: 'inherit' }).on(
              'close',
              resolve,
            );
          }),
      ),
    );
    expect(codes).toEqual([0, 0, 0]);
    expect(filesBelow().every((file) => /^pictures\/[0-7]{64}$/.test(file))).toBe(true);
  });
});
