import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { LoadedLock, LockedPage } from '../load/address-lock.ts';
import type { IsoDate } from '../model/iso-date.ts';
import type { Change } from './change.ts';
import type { Page } from './page.ts';
import { checkFormerIds, findSuccessors, reportLost, type Kind } from './successors.ts';

export interface ComparedPages<Locked> {
  /** What the lock is to contain, by id. */
  readonly next: ReadonlyMap<string, Locked>;
  /** From an old address to a new one. */
  readonly moves: ReadonlyMap<string, string>;
  /** The new ids of what was renamed, by the old ones. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Locks<Locked> {
  /** The pages of this kind in the lock. */
  readonly locked: ReadonlyMap<string, Locked>;
  readonly loaded: LoadedLock;
  readonly asOf: IsoDate;
  /**
   * Whether another diagnostic says already that the page of this id is missing. Beside a new page, which may be the
   * same under another name, both are reported.
   */
  readonly isReported: (id: string) => boolean;
}

const never = (): undefined => undefined;

/**
 * What became of the pages of one kind. What is not due on this day keeps its line. A lost page keeps it too, beside an
 * error. `recognise` gives what a page is known by under another id.
 */
export function comparePages<Locked extends LockedPage>(
  kind: Kind,
  pages: readonly Page<Locked>[],
  { locked, loaded, asOf, isReported }: Locks<Locked>,
  recognise: (page: Locked) => string | undefined = never,
): ComparedPages<Locked> {
  const { lock, place } = loaded;
  const published = pages.filter(({ state }) => state === 'published');
  const isGiven = ({ address }: LockedPage) => !lock.gone.has(address);
  const waiting = pages.filter(
    ({ id, state, locked: page }) => state === 'waiting' && isGiven(locked.get(id) ?? page),
  );
  const standing = new Set([...published, ...waiting].map(({ id }) => id));
  const added = published.filter(({ id }) => !locked.has(id));
  const missing = [...locked].filter(([id]) => !standing.has(id));
  const lost = new Map(missing.filter(([, page]) => isGiven(page)));
  const withdrawn = missing.filter(([id]) => !lost.has(id));

  const successions = findSuccessors(lost, pages, added, recognise);
  // A new page that cannot be read may be the successor of any.
  const isUnclear = pages.some(({ id, isRead }) => !isRead && !locked.has(id));
  const renamed = new Map(
    [...successions].flatMap(([id, found]) => ('successor' in found ? [[id, found.successor.id]] : [])),
  );
  const diagnostics = [...lost].flatMap((entry) => {
    const [id] = entry;
    const found = successions.get(id);
    if (found === undefined || isUnclear || (isReported(id) && added.length === 0)) return [];
    return 'successor' in found ? [] : [reportLost(kind, entry, found, place, asOf)];
  });

  const next = new Map([
    ...[...locked].filter(([id]) => (standing.has(id) || lost.has(id)) && !renamed.has(id)),
    ...published.map((page): [string, Locked] => [page.id, page.locked]),
  ]);
  const known = formerNames(loaded);
  const moved = [...locked].flatMap(([id, { address: from }]): Extract<Change, { kind: 'moved' }>[] => {
    const to = next.get(renamed.get(id) ?? id)?.address;
    return to === undefined || to === from ? [] : [{ kind: 'moved', from, to, place: place([kind, id]) }];
  });
  const redirected = published.flatMap(({ formerly, locked: { address: to } }) =>
    formerly
      .filter(({ id, address }) => !locked.has(id) && !known.has(id.startsWith('/') ? address : id))
      .map(({ address: from }): Extract<Change, { kind: 'redirected' }> => ({
        kind: 'redirected',
        from,
        to,
      })),
  );
  const successors = new Set(renamed.values());
  return {
    next,
    moves: new Map([...moved, ...redirected].map(({ from, to }) => [from, to])),
    renamed,
    changes: [
      ...added
        .filter(({ id }) => !successors.has(id))
        .map((page): Change => ({ kind: 'added', address: page.locked.address })),
      ...moved,
      ...redirected,
      ...withdrawn.map(([, { address }]): Change => ({ kind: 'withdrawn', address })),
    ],
    diagnostics: [...diagnostics, ...checkFormerIds(pages)],
  };
}

/** The addresses that the lock lists as moved or gone, and their last parts. */
function formerNames({ lock }: LoadedLock): ReadonlySet<string> {
  const addresses = [...lock.redirects.keys(), ...lock.gone.keys()];
  return new Set(addresses.flatMap((address) => [address, address.split('/').at(-2) ?? '']));
}
