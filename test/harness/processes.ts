import { readdirSync, readFileSync } from 'node:fs';

interface Running {
  readonly id: number;
  readonly parent: number;
}

/** The processes of Linux that still run, as proc(5) tells them. */
function listRunning(): Running[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      try {
        // Behind the name, which may hold anything: the state and the parent.
        const [, state, parent] = /\) (\w) (\d+) [^)]*$/.exec(readFileSync(`/proc/${id}/stat`, 'utf8')) ?? [];
        return state === 'Z' ? [] : [{ id: Number(id), parent: Number(parent) }];
      } catch {
        return [];
      }
    });
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
