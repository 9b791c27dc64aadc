import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { removeFolder } from '../../../../src/platform/remove-folder.ts';
import { freePort } from '../../../../test/harness/ports.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The URL of a cluster of PostgreSQL without a database name, or why there is none. */
    readonly postgres: { readonly url: string } | { readonly missing: string };
  }
}

/** Starts a cluster in a temporary folder for all tests of the desk. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const cluster = await startPostgres(false);
  if (typeof cluster === 'string') {
    console.warn(`The desk is tested with SQLite only: ${cluster}`);
    project.provide('postgres', { missing: cluster });
    return undefined;
  }
  project.provide('postgres', { url: cluster.url });
  return cluster.stop;
}

interface Cluster {
  /** With the database `postgres`. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts a cluster in a temporary folder; or says why it cannot. Only a durable one waits for the disk. */
export async function startPostgres(isDurable: boolean): Promise<Cluster | string> {
  const found = findPrograms();
  return typeof found === 'string' ? found : startCluster(found, isDurable);
}

interface Programs {
  readonly folder: string;
  /** What comes before a command so that it does not run as root. */
  readonly asOther: readonly string[];
}

/** PostgreSQL refuses to run as root: another user runs it. */
function findPrograms(): Programs | string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folder = versions
    .map((version) => join(root, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
  if (folder === undefined) return 'PostgreSQL is not installed.';
  if (process.getuid?.() !== 0) return { folder, asOther: [] };
  if (spawnSync('runuser', ['-u', 'nobody', '--', 'true']).status !== 0)
    return 'PostgreSQL does not run as root, and runuser cannot change the user.';
  return { folder, asOther: ['runuser', '-u', 'nobody', '--'] };
}

async function startCluster({ folder, asOther }: Programs, isDurable: boolean): Promise<Cluster> {
  // Where another user may go: a folder of the tests may be closed to others.
  const home = mkdtempSync('/tmp/kolofon-desk-postgres-');
  chmodSync(home, 0o777);
  const sockets = join(home, 'sockets');
  mkdirSync(sockets);
  chmodSync(sockets, 0o777);
  const data = join(home, 'data');
  const made = spawnSync(
    ...runAs(asOther, join(folder, 'initdb'), [
      '-D',
      data,
      '-U',
      'desk',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--no-sync',
    ]),
    { encoding: 'utf8', cwd: home },
  );
  if (made.status !== 0) throw new Error(`initdb failed.\n${made.stderr}`);
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${sockets}`,
    `fsync=${isDurable ? 'on' : 'off'}`,
    'max_connections=200',
  ];
  const args = ['-D', data, ...settings.flatMap((one) => ['-c', one])];
  const server = spawn(...runAs(asOther, join(folder, 'postgres'), args), { cwd: home, stdio: 'ignore' });
  const ask = ['-h', '127.0.0.1', '-p', String(port), '-q'];
  while (spawnSync(join(folder, 'pg_isready'), ask).status !== 0) {
    if (server.exitCode !== null) throw new Error('PostgreSQL did not start.');
    await wait(100);
  }
  return {
    url: `postgres://desk@127.0.0.1:${port}/postgres`,
    stop: async () => {
      const ended = once(server, 'exit');
      // The signal goes to runuser, which passes it on: a fast shutdown.
      server.kill('SIGINT');
      const timer = setTimeout(() => server.kill('SIGKILL'), 15_000);
      await ended;
      clearTimeout(timer);
      removeFolder(home);
    },
  };
}

function runAs(asOther: readonly string[], program: string, args: readonly string[]): [string, string[]] {
  const all = [...asOther, program, ...args];
  return [all[0] ?? program, all.slice(1)];
}
