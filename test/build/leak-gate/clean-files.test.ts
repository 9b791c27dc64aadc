import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openMemoryStore, type Store } from '../../../src/cache/store.ts';
import { openCleanFiles } from '../../../src/build/leak-gate/clean-files.ts';
import type { Fingerprints } from '../../../src/leaks/fingerprints.ts';
import { searchFolders } from '../../../src/leaks/search-folders.ts';
import { body, fingerprintsOf, secret } from '../../leaks/members.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kolofon-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);

/** One build: the files that leak, and those that had to be read. */
async function search(
  store: Store | undefined,
  fingerprints: Fingerprints,
  madeBy = 'version 1',
): Promise<{ leaking: string[]; read: number }> {
  const clean = openCleanFiles(store, fingerprints, () => madeBy);
  let read = 0;
  const counted = {
    ...clean,
    has: (name: string) => {
      const isClean = clean.has(name);
      if (!isClean) read += 1;
      return isClean;
    },
  };
  const leaks = await searchFolders([{ folder }], fingerprints, { clean: counted });
  clean.keep();
  return { leaking: leaks.map(({ file }) => file), read };
}

test('a file that was clean is not read again, and one that leaks is', async () => {
  const store = openMemoryStore();
  const fingerprints = await fingerprintsOf();
  write('a.txt', 'Velkommen til alle.');
  write('b.txt', secret);
  expect(await search(store, fingerprints)).toEqual({ leaking: ['b.txt'], read: 2 });
  expect(await search(store, fingerprints)).toEqual({ leaking: ['b.txt'], read: 1 });
});

test('a file that changed is read', async () => {
  const store = openMemoryStore();
  const fingerprints = await fingerprintsOf();
  write('a.txt', 'Velkommen til alle.');
  await search(store, fingerprints);
  write('a.txt', `Velkommen til alle. ${secret}`);
  expect(await search(store, fingerprints)).toEqual({ leaking: ['a.txt'], read: 1 });
});

test('every file is read where the protected texts, the open ones or Kolofon changed', async () => {
  const store = openMemoryStore();
  const added = 'Denne setningen ble skrevet i dag, og bare medlemmer får lese den før jul.';
  write('a.txt', `Velkommen til alle. ${added}`);
  expect((await search(store, await fingerprintsOf())).leaking).toEqual([]);
  expect((await search(store, await fingerprintsOf(`${body}\n\n${added}`))).leaking).toEqual(['a.txt']);
  expect((await search(store, await fingerprintsOf(body, [secret]))).read).toBe(1);
  expect((await search(store, await fingerprintsOf(), 'version 2')).read).toBe(1);
  expect((await search(store, await fingerprintsOf())).read).toBe(0);
});

test('the name of a file that is read by its ending counts', async () => {
  const store = openMemoryStore();
  const fingerprints = await fingerprintsOf();
  write('a.txt', 'Velkommen til alle.');
  await search(store, fingerprints);
  write('a.br', 'Velkommen til alle.');
  // No Brotli file: nobody can look into it.
  expect(await search(store, fingerprints)).toEqual({ leaking: ['a.br'], read: 1 });
});

test('a build of a part of the outputs forgets nothing of the others', async () => {
  const store = openMemoryStore();
  const fingerprints = await fingerprintsOf();
  write('a.txt', 'Velkommen til alle.');
  await search(store, fingerprints);
  rmSync(join(folder, 'a.txt'));
  write('b.txt', 'Velkommen til bare noen.');
  await search(store, fingerprints);
  write('a.txt', 'Velkommen til alle.');
  expect((await search(store, fingerprints)).read).toBe(0);
});

test('without a store every file is read', async () => {
  const fingerprints = await fingerprintsOf();
  write('a.txt', 'Velkommen til alle.');
  await search(undefined, fingerprints);
  expect((await search(undefined, fingerprints)).read).toBe(1);
});
