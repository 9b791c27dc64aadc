import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { realDisk, type Disk } from '../../src/emit/disk.ts';
import { manifestFile, readManifest } from '../../src/emit/manifest.ts';
import { OutputError } from '../../src/emit/output-error.ts';
import { recoverOutputs } from '../../src/emit/recover.ts';
import { openStaging } from '../../src/emit/staging.ts';
import { outputPath } from '../../src/model/paths.ts';
import { dyingDisk, failingDisk, Killed, type Operation } from '../harness/broken-disks.ts';
import { sumFiles } from '../harness/list-files.ts';

type Files = Readonly<Record<string, string>>;

/** Every way in which a file may have a successor, or none. */
const before: Files = {
  'site/index.html': 'gammel',
  'site/lik.html': 'lik',
  'site/borte/index.html': 'hemmelig',
  'site/stil.css': 'gammel',
  'site/a': 'en fil',
  'site/b/index.html': 'en mappe',
  'epub/bok.epub': 'gammel',
  'epub/borte.epub': 'hemmelig',
};
const after: Files = {
  'site/index.html': 'ny',
  'site/lik.html': 'lik',
  'site/ny/index.html': 'ny',
  'site/stil.css': 'ny stil',
  'site/a/index.html': 'en mappe',
  'site/b': 'en fil',
  'epub/bok.epub': 'ny bok',
  'pdf/bok.pdf': 'ny',
};
const changes = ['pdf', 'epub', 'site', 'members'].map((format) => ({ format, keepsRest: false }));

let output: string;

beforeEach(() => {
  output = join(mkdtempSync(join(tmpdir(), 'kolofon-')), 'dist');
  build(before, realDisk);
});

afterEach(() => rmSync(dirname(output), { recursive: true, force: true }));

function build(files: Files, disk: Disk): void {
  mkdirSync(output, { recursive: true });
  const staging = openStaging(output, { disk });
  try {
    for (const [path, text] of Object.entries(files)) staging.write(outputPath(path), text);
    staging.commit(changes);
  } finally {
    staging.close();
  }
}

const without = (name: string, files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith(name)));
const outputs = () => without(manifestFile, sumFiles(output));
const stampOf = () => {
  const { size, mtimeMs } = statSync(join(output, manifestFile));
  return `${String(size)} ${String(mtimeMs)}`;
};

/** Does it in a copy of the folder for 0, 1, 2 and so on, or in greater steps, until it gives true. */
function countUp(isLast: (count: number) => boolean, step = 1): void {
  const original = output;
  for (let count = 0, isDone = false; !isDone; count += step) {
    output = `${original}-copy`;
    cpSync(original, output, { recursive: true, preserveTimestamps: true });
    try {
      isDone = isLast(count);
    } finally {
      rmSync(output, { recursive: true });
      output = original;
    }
  }
}

describe('a build that is killed', () => {
  test('at any operation is undone or complete, and no earlier record stays valid', () => {
    const clean = sumsAfter();
    const [old, fresh] = [outputs(), without(manifestFile, clean)];
    const hit = new Set<Operation | undefined>();
    let complete = 0;
    countUp((steps) => {
      const stamp = stampOf();
      const { disk, done } = dyingDisk(steps);
      const isLast = !dies(() => build(after, disk));
      hit.add(done.at(-1));
      const isTouched = JSON.stringify(without('.staging-kolofon-', outputs())) !== JSON.stringify(old);
      if (isTouched) expect(stampOf(), `after ${String(steps)} operations`).not.toBe(stamp);
      recoverOutputs(output, realDisk);
      const now = outputs();
      expect([old, fresh], `after ${String(steps)} operations`).toContainEqual(now);
      if (JSON.stringify(now) === JSON.stringify(fresh)) complete += 1;
      // Whatever is there is the publication's own: the next build can replace it.
      expect(readManifest(output)?.files).toEqual(expect.arrayContaining(Object.keys(now)));
      build(after, realDisk);
      expect(sumFiles(output)).toEqual(clean);
      expect(readdirSync(output).toSorted()).toEqual([manifestFile, 'changes.json', 'epub', 'pdf', 'site']);
      return isLast;
    });
    expect(complete).toBeGreaterThan(1);
    expect([...hit].toSorted()).toEqual(['link', 'makeFolder', 'remove', 'removeFolder', 'rename', 'write']);
  });

  test('and again at any operation while it is undone, is undone', () => {
    const steps = 40;
    const old = outputs();
    countUp((undone) => {
      dies(() => build(after, dyingDisk(steps).disk));
      const isLast = !dies(() => recoverOutputs(output, dyingDisk(undone).disk));
      recoverOutputs(output, realDisk);
      expect(outputs(), `undone ${String(undone)}`).toEqual(old);
      return isLast;
    }, 2);
  });

  test('and whose number another process has, is left alone', () => {
    const mark = (pid: number | string) => {
      mkdirSync(join(output, `.staging-kolofon-${String(pid)}`));
      writeFileSync(join(output, `.staging-kolofon-${String(pid)}`, 'halv.html'), 'halv');
    };
    mark(process.ppid);
    mark('999999999');
    mark(process.pid);
    recoverOutputs(output, realDisk);
    const left = readdirSync(output).filter((name) => name.startsWith('.staging-kolofon-'));
    expect(left).toEqual([`.staging-kolofon-${String(process.ppid)}`]);
  });

  describe('and whose folder somebody else made', () => {
    const parent = () => dirname(output);
    const give = (files: Files) => {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(parent(), path)), { recursive: true });
        writeFileSync(join(parent(), path), text);
      }
    };
    const staging = 'dist/.staging-kolofon-999999999';
    const journal = (moves: readonly string[], removals: readonly string[] = []) => ({
      [`${staging}/exchange.json`]: JSON.stringify({ moves, removals }),
    });

    test.each([
      '.staging-area',
      '.staging-2024',
      '.staging-',
      '.staging-kolofon-',
      '.staging-kolofon-old',
      '.staging-kolofon-0',
      '.staging-kolofon-1e9',
    ])('is not removed: %s', (name) => {
      give({ [`dist/${name}/bilde.jpg`]: 'mitt' });
      recoverOutputs(output, realDisk);
      expect(sumFiles(join(output, name))).toHaveProperty(['bilde.jpg']);
    });

    test.each([
      ['moves', journal(['../brev.txt'])],
      ['moves on a longer way', journal(['site/../../brev.txt'])],
      ['writes', { ...journal([], ['../brev.txt']), [`${staging}/brev.txt`]: 'falskt' }],
      ['names no paths', { [`${staging}/exchange.json`]: '{"moves":[1],"removals":{}}' }],
    ])('nothing outside of it is touched, where its journal %s', (_what, files) => {
      give({ ...files, 'brev.txt': 'mitt' });
      recoverOutputs(output, realDisk);
      expect(readFileSync(join(parent(), 'brev.txt'), 'utf8')).toBe('mitt');
      expect(existsSync(join(parent(), staging))).toBe(false);
    });

    test.each(['dist/bilder', `${staging}/bilder`, `${staging}/replaced`, staging])(
      'nothing is moved through a symbolic link: %s',
      (link) => {
        give({ 'mine/bilder/a.jpg': 'mitt', 'mine/a.jpg': 'mitt' });
        if (link !== staging) give(journal(['bilder/a.jpg'], ['bilder/b.jpg']));
        else give({ 'mine/exchange.json': JSON.stringify({ moves: ['site/index.html'], removals: [] }) });
        symlinkSync(join(parent(), 'mine'), join(parent(), link));
        const old = sumFiles(join(parent(), 'mine'));
        recoverOutputs(output, realDisk);
        expect(sumFiles(join(parent(), 'mine'))).toEqual(old);
        expect(existsSync(join(output, 'site/index.html'))).toBe(true);
      },
    );
  });

  test('long ago, is undone without leaving a record of the builds since in force', () => {
    dies(() => build(after, dyingDisk(40).disk));
    const abandoned = readdirSync(output).find((name) => name.startsWith('.staging-kolofon-')) ?? '';
    expect(existsSync(join(output, abandoned, 'exchange.json'))).toBe(true);
    const stamp = stampOf();
    recoverOutputs(output, realDisk);
    expect(stampOf()).not.toBe(stamp);
  });
});

test('an output folder that cannot be listed is no bare system error', () => {
  const file = join(output, 'file');
  writeFileSync(file, '');
  expect(() => recoverOutputs(file, realDisk)).toThrow(OutputError);
});

describe('a build that fails', () => {
  const reasons = [
    ['ENOSPC', 'the disk is full'],
    ['EACCES', 'no permission'],
    ['EMFILE', 'too many open files'],
    ['ENAMETOOLONG', 'the file name is too long'],
    ['EIO', 'EIO: '],
  ] as const;

  test('at any operation leaves everything as it was, and says why', () => {
    const old = outputs();
    const failed = new Set<Operation>();
    countUp((nth) => {
      const [code, reason] = reasons[nth % reasons.length] ?? reasons[0];
      let count = 0;
      const disk = failingDisk((operation) => {
        if (count++ !== nth) return undefined;
        failed.add(operation);
        return code;
      });
      const error = errorOf(() => build(after, disk));
      // An empty folder that cannot be removed, and a second name that cannot be given, harm nobody.
      if (error === undefined) return count <= nth;
      expect(error, String(nth)).toBeInstanceOf(OutputError);
      // A folder that could not be removed may be in the way of a file.
      if (!error.message.includes('ENOTEMPTY')) expect(error.message).toContain(reason);
      if (error.message.endsWith('Nothing in the output folder has changed.'))
        expect(without('.staging-kolofon-', outputs()), String(nth)).toEqual(old);
      else expect(error.message).toMatch(/The next build (?:restores|rebuilds all)/);
      return false;
    }, 2);
    expect(failed.size).toBeGreaterThan(4);
  });

  test('where a disk has no second names, everything is exchanged all the same', () => {
    build(
      after,
      failingDisk((operation) => (operation === 'link' ? 'EPERM' : undefined)),
    );
    expect(sumFiles(output)).toEqual(sumsAfter());
  });

  test('and cannot even be undone is undone by the next one', () => {
    const old = outputs();
    let renames = 0;
    const disk = failingDisk((operation) => (operation === 'rename' && ++renames > 5 ? 'EACCES' : undefined));
    expect(errorOf(() => build(after, disk))?.message).toMatch(
      /The next build restores what it had changed\.$/,
    );
    recoverOutputs(output, realDisk);
    expect(outputs()).toEqual(old);
  });
});

let known: Record<string, string> | undefined;

/** What a build of `after` leaves in an empty folder. */
function sumsAfter(): Record<string, string> {
  if (known !== undefined) return known;
  const original = output;
  output = join(dirname(original), 'clean');
  build(after, realDisk);
  known = sumFiles(output);
  output = original;
  return known;
}

function errorOf(action: () => void): Error | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

function dies(action: () => void): boolean {
  const error = errorOf(action);
  if (error !== undefined && !(error instanceof Killed)) throw error;
  return error !== undefined;
}
