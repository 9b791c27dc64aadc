import { readdirSync, readFileSync } from 'node:fs';

interface Running {
  readonly id: number;
  readonly parent: number;
  /** In ticks of the clock since the machine was started. */
  readonly start: number;
}

/** The processes of Linux that still run, from proc(5), the oldest first: a higher number may be an older one. */
function listRunning(): Running[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      try {
        const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
        // Behind the name, which may hold anything: the state, the parent, and 18 fields later the start.
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        const [state, parent] = fields;
        return state === 'Z' ? [] : [{ id: Number(id), parent: Number(parent), start: Number(fields[19]) }];
      } catch {
        return [];
      }
    })
    .sort((a, b) => a.start - b.start);
}

/** What a process has started itself and still runs. */
export function children(parent: number | undefined = process.pid): number[] {
  return listRunning()
    .filter((running) => running.parent === parent)
    .map(({ id }) => id);
}

/** What a process has started, and what that has started. */
export function descendants(ancestor: number): number[] {
  const running = listRunning();
  const below = (parent: number): number[] =>
    running.filter((one) => one.parent === parent).flatMap(({ id }) => [id, ...below(id)]);
  return below(ancestor);
}

/** The processes of a browser that lay pages out. */
export function renderers(browser: number): number[] {
  return descendants(browser).filter((id) => commandLine(id).includes('--type=renderer'));
}

/** Every process that was started with these words. */
export function startedWith(words: string): number[] {
  return listRunning()
    .map(({ id }) => id)
    .filter((id) => commandLine(id).includes(words));
}

function commandLine(id: number): string {
  try {
    return readFileSync(`/proc/${String(id)}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** False for one that has ended and only waits for its parent to ask how. */
export function isRunning(id: number): boolean {
  return listRunning().some((running) => running.id === id);
}
