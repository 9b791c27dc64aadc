import { spawnSync } from 'node:child_process';
import { relative } from 'node:path';
import type { Service } from '../authoring/new/choices.ts';
import type { ProjectWords } from '../authoring/new/words.ts';
import type { Terminal } from '../platform/terminal.ts';
import type { ExitCode } from './command.ts';

interface NewProject {
  /** Relative to the working folder: empty for this one. */
  readonly folder: string;
  readonly seriesId: string;
  readonly ci: Service;
  /** The files that were there and were not overwritten. */
  readonly kept: readonly string[];
}

const workflows = { github: '.github/workflows/publish.yml', gitlab: '.gitlab-ci.yml', none: undefined };

/** The files that an editor should know first, and what they are for. */
export function describeProject(
  { folder, seriesId, ci, kept }: NewProject,
  words: ProjectWords,
  { line, style }: Terminal,
): void {
  const { files, created } = words;
  const rows: [string, string][] = [
    ['series/publication.yaml', files.publication],
    [`series/${seriesId}.yaml`, files.series],
    ['series/articles/', files.articles],
    ...(workflows[ci] === undefined ? [] : [[workflows[ci], files.service] as [string, string]]),
    ['package.json', files.package],
    ['README.md', files.readme],
  ];
  const width = Math.max(...rows.map(([path]) => path.length));
  line(
    `${style('green', '✓')} ${style(
      'bold',
      created.replace('{folder}', () => folder || '.'),
    )}\n`,
  );
  for (const [path, text] of rows) line(`  ${path.padEnd(width)}  ${style('dim', text)}`);
  if (kept.length > 0) line('');
  for (const file of kept) line(`  ${words.kept.replace('{file}', file)}`);
}

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
