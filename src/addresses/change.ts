import type { Place } from '../model/place.ts';

const nouns = {
  added: ['new', 'new'],
  'part-added': ['new part', 'new parts'],
  moved: ['moved', 'moved'],
  redirected: ['redirect', 'redirects'],
  withdrawn: ['withdrawn', 'withdrawn'],
  restored: ['back', 'back'],
  renumbered: ['renumbered', 'renumbered'],
  described: ['new description', 'new descriptions'],
} as const satisfies Record<Change['kind'], readonly [one: string, many: string]>;

/** 2 new, 1 moved, 3 renumbered */
export function countChanges(changes: readonly Change[]): string {
  return Object.entries(nouns)
    .map(
      ([kind, [one, many]]) => [changes.filter((change) => change.kind === kind).length, one, many] as const,
    )
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${String(count)} ${count === 1 ? one : many}`)
    .join(', ');
}

/** One sentence without its full stop. Undefined for what needs nobody's eye. */
export function describeChange(change: Change): string | undefined {
  switch (change.kind) {
    case 'moved':
    case 'redirected':
      return `${change.from} now redirects to ${change.to}`;
    case 'withdrawn':
      return `${change.address} was withdrawn`;
    case 'restored':
      return `${change.address} is a page again`;
    case 'renumbered':
      return `${change.series}: part ${String(change.number)} was ${change.was}, now ${change.now ?? 'none'}`;
    case 'added':
    case 'part-added':
    case 'described':
      return undefined;
  }
}

/** One difference between the lock and the publication. */
export type Change =
  | { readonly kind: 'added'; readonly address: string }
  | { readonly kind: 'part-added'; readonly series: string; readonly number: number; readonly part: string }
  | { readonly kind: 'described'; readonly address: string }
  /** A page has another address than before. `place` is its line in the lock. */
  | { readonly kind: 'moved'; readonly from: string; readonly to: string; readonly place: Place }
  /** An address that the lock did not know leads to a page that says it was there. */
  | { readonly kind: 'redirected'; readonly from: string; readonly to: string }
  | { readonly kind: 'withdrawn'; readonly address: string }
  /** There is a page again where there was none. */
  | { readonly kind: 'restored'; readonly address: string }
  | Renumbering;

/** A number that was given out names another part than before, or none. */
export interface Renumbering {
  readonly kind: 'renumbered';
  /** The title of the series. */
  readonly series: string;
  readonly number: number;
  readonly was: string;
  readonly now: string | undefined;
  /** Whether nothing but a new part before it moved it on: the order of the others is what it was. */
  readonly byInsertion: boolean;
  readonly place: Place;
}
