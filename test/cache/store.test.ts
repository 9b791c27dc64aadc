import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keyOf } from '../../src/cache/key.ts';
import { openStoreFolder, type StoreFolder } from '../../src/cache/store-folder.ts';
import { readChunks } from '../../src/platform/stored-files.ts';
import { openMemoryStore, openStore, type Store } from '../../src/cache/store.ts';

const nettverk = keyOf('nettverk');

let outer: string;
let folder: string;

beforeEach(() => {
  outer = mkdtempSync(join(tmpdir(), 'kolofon-'));
  folder = join(outer, 'kolofon', 'prints');
});

afterEach(() => {
  rmSync(outer, { recursive: true, force: true });
});

const open = (): Store => openStore(openStoreFolder(folder));
const value = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (store: Store, key: string): string | undefined => {
  const bytes = store.find(key);
  return bytes && new TextDecoder().decode(bytes);
};
const path = (key: string): string => join(folder, key);

describe('a store', () => {
  test('gives another process what was kept', () => {
    open().keep(nettverk, value('en bok'));
    expect(read(open(), nettverk)).toBe('en bok');
  });

  test('has nothing under a key that nothing was kept under, and makes no folder to say so', () => {
    expect(open().find(nettverk)).toBeUndefined();
    expect(existsSync(folder)).toBe(false);
  });

  test('keeps a value in pieces as it keeps one, on the disk and in memory', () => {
    for (const store of [open(), openMemoryStore()]) {
      store.keep(nettverk, value('en '), value(''), value('bok'));
      expect(read(store, nettverk)).toBe('en bok');
    }
  });

  test('keeps what is in a file, also one that is read in several parts', () => {
    const text = 'trebåt '.repeat(400_000);
    const path = join(outer, 'bok');
    writeFileSync(path, text);
    for (const store of [open(), openMemoryStore()]) {
      store.keep(nettverk, value('en '), { chunks: () => readChunks(path) }, value('bok'));
      expect(read(store, nettverk) === `en ${text}bok`).toBe(true);
    }
  });

  test('keeps an empty value, which is not none', () => {
    open().keep(nettverk, value(''));
    expect(read(open(), nettverk)).toBe('');
  });

  test.runIf(process.platform !== 'win32')('can be read by its user only', () => {
    open().keep(nettverk, value('en bok'));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(path(nettverk)).mode & 0o777).toBe(0o600);
  });
});

describe('an entry that is not what was kept', () => {
  beforeEach(() => open().keep(nettverk, value('en bok')));

  test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['changed in one byte', (bytes) => bytes.with(-1, 0)],
    ['changed in its digest', (bytes) => bytes.with(0, (bytes[0] ?? 0) ^ 1)],
    ['torn', (bytes) => bytes.subarray(0, -3)],
    ['torn within its digest', (bytes) => bytes.subarray(0, 20)],
    ['longer', (bytes) => Buffer.concat([bytes, bytes])],
    ['empty', () => new Uint8Array()],
  ])('because it is %s is taken away', (_how, damage) => {
    writeFileSync(path(nettverk), damage(readFileSync(path(nettverk))));
    expect(open().find(nettverk)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('can be kept again', () => {
    writeFileSync(path(nettverk), 'en b');
    const store = open();
    store.find(nettverk);
    store.keep(nettverk, value('en bok'));
    expect(read(store, nettverk)).toBe('en bok');
  });
});

describe('two builds at once', () => {
  test('may keep the same entry: whole, one or the other', () => {
    const [first, second] = [open(), open()];
    first.keep(nettverk, value('en bok'));
    second.keep(nettverk, value('en annen bok'));
    expect(read(first, nettverk)).toBe('en annen bok');
    expect(readdirSync(folder)).toEqual([nettverk]);
  });

  test('do not see what the other has half written', () => {
    mkdirSync(folder, { recursive: true });
    const half = `${nettverk}.00000000-0000-0000-0000-000000000000.part`;
    writeFileSync(path(half), 'en b');
    const store = open();
    expect(store.find(nettverk)).toBeUndefined();
    store.keep(nettverk, value('en bok'));
    expect(readFileSync(path(half), 'utf8')).toBe('en b');
  });

  test('may take an entry away while the other looks for it', () => {
    open().keep(nettverk, value('en bok'));
    const real = openStoreFolder(folder);
    const vanishing: StoreFolder = {
      ...real,
      read: (name) => {
        const bytes = real.read(name);
        real.remove(name);
        return bytes;
      },
    };
    expect(read(openStore(vanishing), nettverk)).toBe('en bok');
  });
});

describe('a system that fails', () => {
  test('is a store without anything when its folder cannot be made', () => {
    writeFileSync(join(outer, 'kolofon'), 'a file where the folder would be');
    const store = open();
    store.keep(nettverk, value('en bok'));
    expect(store.find(nettverk)).toBeUndefined();
  });

  test.each(['read', 'write', 'touch', 'remove'] as const)('is no error when it cannot %s', (call) => {
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    const failing: StoreFolder = {
      ...openStoreFolder(folder),
      [call]: () => {
        throw full;
      },
    };
    const store = openStore(failing);
    store.keep(nettverk, value('en bok'));
    expect(() => store.find(nettverk)).not.toThrow();
  });

  test('is distinguished from a bug, which is thrown', () => {
    const wrong: StoreFolder = {
      ...openStoreFolder(folder),
      read: () => {
        throw new TypeError('a bug');
      },
    };
    expect(() => openStore(wrong).find(nettverk)).toThrow('a bug');
  });
});
