import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment } from '../environment.ts';
import { timeCommand } from '../time-command.ts';

/** What one process took, with its children: seconds, and MiB of the largest of them (NaN: not measured). */
export interface Taken {
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
}

export interface Call {
  readonly command: readonly string[];
  /** Where it runs. */
  readonly folder: string;
}

const hasPython = spawnSync('python3', ['-c', 'import os; os.waitstatus_to_exitcode']).status === 0;

/** Why peak memory is not measured on this machine. */
export const memoryIsUnknown = hasPython
  ? undefined
  : 'Peak memory is not measured: no python3 (3.9 or newer) is installed, and Node does not report that of a process it starts.';

/** Throws with what the command printed if it fails. The log is written into its folder. */
export function measureCall({ command, folder }: Call): Taken {
  if (!hasPython) return { ...timeCommand(command, folder), memory: NaN };
  const log = join(folder, 'command.log');
  const { status, stdout, stderr } = spawnSync(
    'python3',
    [join(process.cwd(), 'bench/speed/meter.py'), log, ...command],
    { cwd: folder, encoding: 'utf8', env: environment },
  );
  if (status !== 0) throw new Error(`${command.join(' ')} failed.\n${stderr}${readFileSync(log, 'utf8')}`);
  const taken = JSON.parse(stdout) as Taken;
  return { ...taken, memory: taken.memory / 1024 };
}
