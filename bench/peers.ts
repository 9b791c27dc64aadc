import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Another program that makes the same book. */
export interface Peer {
  readonly name: string;
  /** Undefined where it is not installed. */
  readonly version: string | undefined;
  /** The call that makes an e-book of all articles of a publication, in order. */
  command(root: string, output: string): readonly string[];
}

export const pandoc: Peer = {
  name: 'pandoc',
  version: /pandoc ([\d.]+)/.exec(spawnSync('pandoc', ['--version'], { encoding: 'utf8' }).stdout)?.[1],
  command: (root, output) => {
    const articles = join(root, 'series', 'articles');
    const files = readdirSync(articles)
      .sort()
      .map((name) => join(articles, name));
    return [
      'pandoc',
      '--from=markdown',
      '--to=epub3',
      '--toc',
      '--metadata=title:Serien',
      '--metadata=lang:nb',
      `--output=${output}`,
      ...files,
    ];
  },
};

export interface CommandTime {
  /** Seconds. */
  readonly wall: number;
  readonly cpu: number;
}

/** Times a whole command with the shell's own clock, which counts its children too. */
export function timeCommand(command: readonly string[]): CommandTime {
  const { status, stderr } = spawnSync(
    'bash',
    ['-c', 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>/dev/null', 'bash', ...command],
    { encoding: 'utf8' },
  );
  const [wall = NaN, user = NaN, system = NaN] = stderr.trim().split(/\s+/).map(Number);
  if (status !== 0) throw new Error(`${command[0] ?? ''} failed.`);
  return { wall, cpu: user + system };
}
