import type { AddressLock, Withdrawal } from '../load/address-lock.ts';
import type { Change } from './change.ts';

interface Settled extends Pick<AddressLock, 'redirects' | 'gone'> {
  readonly changes: readonly Change[];
  /** Old addresses that lead to nothing. */
  readonly dangling: readonly string[];
}

/**
 * Makes each redirect lead to a page that stands, in one step. One to a page that was withdrawn was withdrawn with it;
 * an address at which a page stands again needs neither.
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
  for (const from of steps.keys()) {
    const to = followSteps(from, steps);
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

/** The last address of a chain. One that runs in a circle ends at its own beginning. */
function followSteps(from: string, steps: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let at = from;
  for (let to = steps.get(at); to !== undefined && !seen.has(at); to = steps.get(at)) {
    seen.add(at);
    at = to;
  }
  return at;
}
