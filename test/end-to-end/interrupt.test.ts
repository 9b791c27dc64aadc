import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeFolder } from '../../src/platform/remove-folder.ts';
import { manifestFile } from '../../src/emit/manifest.ts';
import { littlePublication } from '../harness/publication.ts';
import { sumFiles } from '../harness/list-files.ts';
import { descendants, isRunning, renderers, startedWith } from '../harness/processes.ts';
import { runCommand } from '../harness/run-command.ts';

/** So long that its print can be disturbed. */
const long = littlePublication().withArticle(
  'nettverk-og-relasjon',
  'En lang tekst om nettverk og relasjoner. '.repeat(20).concat('\n\n').repeat(600),
);

/** A build that runs, its publication, and the folder of its temporary files. */
interface Build {
  readonly child: ChildProcess;
  readonly id: number;
  readonly dist: string;
  readonly temporary: string;
}

/** A publication that was built once, without its PDF. */
const built = mkdtempSync(join(tmpdir(), 'kolofon-built-'));

beforeAll(() =>
  long.inFolder((folder) => {
    const { code, log } = runCommand(['build', '--root', folder, '--format', 'epub,site']);
    expect(code, log).toBe(0);
    cpSync(folder, built, { recursive: true });
    return Promise.resolve();
  }),
);

afterAll(() => removeFolder(built));

async function whileBuilding(action: (build: Build) => Promise<void>): Promise<void> {
  await long.inFolder(async (folder) => {
    cpSync(built, folder, { recursive: true });
    const temporary = join(folder, 'temporary');
    mkdirSync(temporary);
    const child = spawn(process.execPath, ['build/cli.js', 'build', '--no-cache', '--root', folder], {
      env: { ...process.env, TMPDIR: temporary },
      stdio: 'ignore',
    });
    try {
      await action({ child, id: child.pid ?? 0, dist: join(folder, 'dist'), temporary });
    } finally {
      child.kill('SIGKILL');
    }
  });
}

const startsWith = (folder: string, prefix: string) =>
  existsSync(folder) && readdirSync(folder).some((name) => name.startsWith(prefix));

/** What can be seen from outside when a build has come so far. */
const moments = {
  'it renders': ({ dist }: Build) => startsWith(dist, '.staging-kolofon-'),
  'the browser starts': ({ temporary }: Build) => startsWith(temporary, 'kolofon-browser-'),
  'the browser prints': ({ id }: Build) => renderers(id).length > 0,
  'it writes': ({ dist, id }: Build) => existsSync(join(dist, `.staging-kolofon-${String(id)}`, 'pdf')),
};

describe.runIf(process.platform === 'linux')('a build that is interrupted', () => {
  test.each([
    ['SIGINT', 'it renders'],
    ['SIGINT', 'the browser starts'],
    ['SIGINT', 'the browser prints'],
    ['SIGINT', 'it writes'],
    ['SIGTERM', 'the browser prints'],
    ['SIGHUP', 'the browser prints'],
  ] as const)('by %s while %s leaves everything as it was', async (signal, moment) => {
    await whileBuilding(async (build) => {
      const before = sumFiles(build.dist);
      await expect.poll(() => moments[moment](build), { interval: 5 }).toBe(true);
      const started = descendants(build.id);
      build.child.kill(signal);
      await ended(build);
      expect(build.child.signalCode).toBe(signal);
      await expectNothingLeft(build, started);
      expect(sumFiles(build.dist)).toEqual(before);
    });
  });

  test('ends once, however often it is interrupted', async () => {
    await whileBuilding(async (build) => {
      await expect.poll(() => moments['the browser prints'](build), { interval: 5 }).toBe(true);
      const started = descendants(build.id);
      const ending = ended(build);
      for (let times = 0; times < 3; times += 1) build.child.kill('SIGINT');
      await ending;
      await expectNothingLeft(build, started);
    });
  });
});

async function ended({ child }: Build): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function expectNothingLeft({ dist, temporary }: Build, started: readonly number[]): Promise<void> {
  await expect.poll(() => [...started, ...startedWith(temporary)].filter(isRunning)).toEqual([]);
  expect(readdirSync(temporary)).toEqual([]);
  expect(readdirSync(dist)).toEqual(['.gitignore', manifestFile, 'changes.json', 'epub', 'site']);
}
