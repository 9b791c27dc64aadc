import { spawnSync } from 'node:child_process';
import { environment } from './environment.ts';
import { decimals, median } from './figures.ts';
import type { Row } from './report.ts';

/** In seconds. */
export interface CommandTime {
  readonly wall: number;
  readonly cpu: number;
}

/** Times a whole command with the shell's own clock, which counts its children too. `folder` is where it runs. */
export function timeCommand(command: readonly string[], folder = '.'): CommandTime {
  const { status, stderr } = spawnSync(
    'bash',
    ['-c', 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>/dev/null', 'bash', ...command],
    { cwd: folder, encoding: 'utf8', env: environment },
  );
  const [wall = NaN, user = NaN, system = NaN] = stderr.trim().split(/\s+/).map(Number);
  if (status !== 0) throw new Error(`${command[0] ?? ''} failed.`);
  return { wall, cpu: user + system };
}

/** Of no times, NaN. */
export function medianTime(times: readonly CommandTime[]): CommandTime {
  return { wall: median(times.map(({ wall }) => wall)), cpu: median(times.map(({ cpu }) => cpu)) };
}

/** Two cells of a table. */
export function timeCells(name: string, { wall, cpu }: CommandTime): Row {
  return { [`${name}, wall`]: decimals(wall), [`${name}, CPU`]: decimals(cpu) };
}
