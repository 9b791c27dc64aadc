import { spawnSync } from 'node:child_process';
import type { ProjectWords } from '../authoring/new/words.ts';
import type { Terminal } from '../platform/terminal.ts';
import type { ExitCode } from './command.ts';

/** Installs what a new project needs, and serves it until somebody stops it. */
export function startProject(folder: string, words: ProjectWords, { line, style }: Terminal): ExitCode {
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
  if (!npm('install', '--no-fund', '--no-audit')) return 2;
  line(`\n${words.afterStart}`);
  return npm('run', 'dev', '--silent', '--', '--open') ? 0 : 2;
}
