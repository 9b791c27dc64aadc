import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { watchFolders, type Watching } from '../../src/dev/watch-folders.ts';

let root: string;
let changed: Set<string>;
let watching: Watching;

const write = (path: string, text = 'x') => {
  writeFileSync(join(root, path), text);
};
const makeFolder = (path: string) => mkdirSync(join(root, path), { recursive: true });
const remove = (path: string) => {
  rmSync(join(root, path), { recursive: true });
};
const toBeTold = (path: string) => expect.poll(() => [...changed], { interval: 5 }).toContain(path);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kolofon-watch-'));
  makeFolder('series/articles');
  makeFolder('other');
  changed = new Set();
  watching = watchFolders(root, ['series'], (path) => changed.add(path));
});
afterEach(() => {
  watching.close();
  rmSync(root, { recursive: true });
});

describe('watched folders', () => {
  test('report what is written, replaced and removed', async () => {
    write('series/articles/a.md');
    await toBeTold('series/articles/a.md');
    changed.clear();
    write('series/articles/.a.md.swp');
    renameSync(join(root, 'series/articles/.a.md.swp'), join(root, 'series/articles/a.md'));
    await toBeTold('series/articles/a.md');
    changed.clear();
    remove('series/articles/a.md');
    await toBeTold('series/articles/a.md');
  });

  test('ignore neighbouring folders, and what editors put beside a file', async () => {
    write('other/a.md');
    write('a.md');
    write('series/articles/a.md~');
    write('series/.hidden');
    write('series/last.yaml');
    await toBeTold('series/last.yaml');
    expect([...changed]).toEqual(['series/last.yaml']);
  });

  test('report each change, however soon it follows another', async () => {
    for (let times = 0; times < 10; times += 1) {
      changed.clear();
      write('series/articles/a.md', String(times));
      await toBeTold('series/articles/a.md');
    }
  });

  test('follow folders that are new, and those that are deleted and come back', async () => {
    makeFolder('series/articles/figurer');
    await toBeTold('series/articles/figurer');
    write('series/articles/figurer/a.svg');
    await toBeTold('series/articles/figurer/a.svg');
    for (const folder of ['series/articles', 'series']) {
      changed.clear();
      remove(folder);
      await toBeTold(folder);
      changed.clear();
      makeFolder('series/articles/figurer');
      await toBeTold(folder);
      changed.clear();
      write('series/articles/figurer/a.svg');
      await toBeTold('series/articles/figurer/a.svg');
    }
  });

  test('follow a folder that takes the place of another at once', async () => {
    makeFolder('other/articles');
    renameSync(join(root, 'series/articles'), join(root, 'old'));
    renameSync(join(root, 'other/articles'), join(root, 'series/articles'));
    await toBeTold('series/articles');
    changed.clear();
    write('old/a.md');
    write('series/articles/b.md');
    await toBeTold('series/articles/b.md');
    expect([...changed]).toEqual(['series/articles/b.md']);
  });

  test('can be more, and need not be there yet', async () => {
    watching.add('maler/site');
    makeFolder('maler/site');
    // A folder means everything in it.
    await toBeTold('maler');
    write('maler/site/site.css');
    write('maler/a.md');
    await toBeTold('maler/site/site.css');
    expect([...changed]).not.toContain('maler/a.md');
  });

  test('report nothing once they are closed', async () => {
    watching.close();
    write('series/articles/a.md');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([...changed]).toEqual([]);
  });
});
