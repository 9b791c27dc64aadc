import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { expect } from 'vitest';

/** Makes a repository of a folder. */
export function commitAll(folder: string): void {
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(folder, '-c', 'user.name=Åse', '-c', 'user.email=ase@example.org', 'commit', '--quiet', '-m', 'New');
}

/** Instead of `npm ci`, which would need a registry. */
export function installKolofon(clone: string): void {
  const bin = join(clone, 'node_modules', '.bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(
    join(bin, 'kolofon'),
    `#!/bin/sh\nexec '${process.execPath}' '${resolve('build', 'cli.js')}' "$@"\n`,
    { mode: 0o755 },
  );
}

/** Runs a line of a workflow, or what `change` makes of it, with nothing of this machine but Node. */
export function runLine(
  line: string,
  cwd: string,
  home: string,
  change: (line: string) => string,
  more: Readonly<Record<string, string>> = {},
): void {
  const env = { CI: 'true', HOME: home, PATH: [...new Set(pathOfNode)].join(delimiter), ...more };
  const { status, stdout, stderr } = spawnSync('sh', ['-c', change(line)], { cwd, env, encoding: 'utf8' });
  expect(status, `${line}\n${stdout}${stderr}`).toBe(0);
}

const pathOfNode = [resolve(process.execPath, '..'), ...(process.env['PATH'] ?? '').split(delimiter)];

export function git(cwd: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return stdout;
}
