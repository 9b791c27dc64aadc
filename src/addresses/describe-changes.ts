import type { Change } from './change.ts';

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
