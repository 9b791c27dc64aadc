import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { environment } from './environment.ts';

/** The call that makes one format of a publication. */
export function buildCommand(root: string, format: string): readonly string[] {
  return [
    ...[process.execPath, resolve('build/cli.js'), 'build'],
    ...['--root', root],
    ...['--format', format, '--no-cache'],
    ...['--as-of', '2026-01-01'],
  ];
}

/** Runs a compiled file of the benchmark in a process of its own. Returns what it printed. */
export function runEntry(name: string, ...options: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [`build/bench/${name}.js`, ...options], {
    encoding: 'utf8',
    env: environment,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
