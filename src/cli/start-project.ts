import { spawnSync } from 'node:child_process';
import { relative } from 'node:path';
import type { ProjectWords } from '../authoring/new/words.ts';
import type { Terminal } from '../platform/terminal.ts';
import type { ExitCode } from './command.ts';

/** Installs what a new project needs, and serves it until somebody stops it. */
export function startProject(folder: string, words: ProjectWords, terminal: Terminal): ExitCode {
  const { line, style } = terminal;
  const npm = (...args: readonly string[]): boolean => {
    line(`\n${style('dim', `> npm ${args.join(' ')}`)}`);
    // On Windows, npm is a script that only a shell can start.
    const { status } = spawnSync('npm', args, {
      cwd: folder,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    return status === 0;
  };
  if (!npm('install', '--no-fund', '--no-audit')) {
    line(`\n${words.notInstalled}`);
    listCommands(folder, words, terminal);
    return 2;
  }
  line(`\n${words.afterStart}`);
  return npm('run', 'dev', '--silent', '--', '--open') ? 0 : 2;
}

/** How to go on without Kolofon's help. `folder` is absolute. */
export function listCommands(folder: string, { next }: ProjectWords, { line, style }: Terminal): void {
  const shown = relative('', folder);
  line(`\n${next}\n`);
  for (const command of [...(shown === '' ? [] : [`cd ${quote(shown)}`]), 'npm install', 'npm run dev'])
    line(`  ${style('cyan', command)}`);
}

/** For a shell. */
function quote(path: string): string {
  return /^[\w./\\:@-]+$/.test(path) ? path : `"${path}"`;
}
