import type { AddressLock, Withdrawal } from '../load/address-lock.ts';
import type { Change } from './change.ts';

interface Settled extends Pick<AddressLock, 'redirects' | 'gone'> {
  readonly changes: readonly Change[];
  /** Old addresses that lead to nothing. */
  readonly dangling: readonly string[];
}

/**
 * Makes each redirect lead to an existing page, in one step. One to a page that was withdrawn was withdrawn with it;
 * an address at which a page is again needs neither.
 */
export function settleRedirects(
  earlier: Pick<AddressLock, 'redirects' | 'gone'>,
  moves: ReadonlyMap<string, string>,
  standing: ReadonlySet<string>,
): Settled {
  const restored = [...earlier.redirects.keys(), ...earlier.gone.keys()].filter((from) => standing.has(from));
  const gone = new Map<string, Withdrawal>([...earlier.gone].filter(([from]) => !standing.has(from)));
  const steps = new Map(
    [...earlier.redirects, ...moves].filter(([from]) => !standing.has(from) && !gone.has(from)),
  );
  const redirects = new Map<string, string>();
  const withdrawn: string[] = [];
  const dangling: string[] = [];
  for (const [from, to] of followAll(steps)) {
    const withdrawal = gone.get(to);
    if (withdrawal !== undefined) {
      gone.set(from, withdrawal);
      withdrawn.push(from);
    } else {
      redirects.set(from, to);
      if (!standing.has(to)) dangling.push(from);
    }
  }
  return {
    redirects,
    gone,
    changes: [
      ...restored.map((address): Change => ({ kind: 'restored', address })),
      ...withdrawn.map((address): Change => ({ kind: 'withdrawn', address })),
    ],
    dangling,
  };
}

/** The last address of each chain. One that runs in a circle ends before its own beginning. */
function followAll(steps: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const ends = new Map<string, string>();
  for (const from of steps.keys()) {
    const way = new Set<string>();
    let at = from;
    while (!way.has(at) && !ends.has(at) && steps.has(at)) {
      way.add(at);
      at = steps.get(at) ?? at;
    }
    if (way.has(at)) closeCircle([...way], at, ends);
    const end = ends.get(at) ?? at;
    for (const one of way) if (!ends.has(one)) ends.set(one, end);
  }
  return ends;
}

/** Each address of a circle ends at the one that leads to it. */
function closeCircle(way: readonly string[], start: string, ends: Map<string, string>): void {
  const circle = way.slice(way.indexOf(start));
  circle.forEach((one, index) => ends.set(one, circle.at(index - 1) ?? one));
}
