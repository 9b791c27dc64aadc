import { spawnSync } from 'node:child_process';

export interface CommandRun {
  readonly code: number | null;
  readonly output: string;
  readonly log: string;
}

/** Runs the compiled command as a process of its own. */
export function runCommand(args: readonly string[], environment: NodeJS.ProcessEnv = {}): CommandRun {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['build/cli.js', ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  return { code: status, output: stdout, log: stderr };
}
