import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { LoadedLock, LockedPage } from '../load/address-lock.ts';
import { startOf } from '../model/place.ts';
import type { IsoDate } from '../model/iso-date.ts';
import type { Page } from './page.ts';

export type Kind = 'articles' | 'series' | 'collections';

/** The page that took the place of another, or, where none clearly did, those that could have. */
export type Succession<Locked extends LockedPage> =
  | { readonly successor: Page<Locked> }
  | { readonly claimants: readonly Page<Locked>[]; readonly similar: readonly Page<Locked>[] };

/**
 * The successor of each page that was lost: the one that names it under `formerly` or else the only new one that is the
 * same by what `recognise` makes of it. Nothing is guessed where several could be meant.
 */
export function findSuccessors<Locked extends LockedPage>(
  lost: ReadonlyMap<string, Locked>,
  pages: readonly Page<Locked>[],
  added: readonly Page<Locked>[],
  recognise: (page: Locked) => string | undefined,
): ReadonlyMap<string, Succession<Locked>> {
  const claims = new Map<string, Page<Locked>[]>();
  for (const page of pages) {
    for (const { id } of page.formerly) {
      const others = claims.get(id);
      if (others === undefined) claims.set(id, [page]);
      else if (others.at(-1) !== page) others.push(page);
    }
  }
  const unclaimed = [...lost].filter(([id]) => !claims.has(id)).map(([, page]) => page);
  const lostLike = groupBy(unclaimed, recognise);
  const addedLike = groupBy(added, ({ locked }) => recognise(locked));
  return new Map(
    [...lost].map(([id, page]) => {
      const claimants = claims.get(id) ?? [];
      const key = recognise(page);
      const similar = claimants.length > 0 ? [] : (addedLike.get(key) ?? []);
      const isGuessable = key !== undefined && lostLike.get(key)?.length === 1;
      const [successor, ...others] = claimants.length > 0 || !isGuessable ? claimants : similar;
      const isClear = successor?.state === 'published' && others.length === 0;
      return [id, isClear ? { successor } : { claimants, similar }];
    }),
  );
}

/** Without those that have no key. */
function groupBy<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string | undefined,
): ReadonlyMap<string | undefined, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

const nouns: Readonly<Record<Kind, string>> = {
  articles: 'article',
  series: 'series',
  collections: 'collection',
};

/** Reports an address that would lead nowhere, and how to fix it. */
export function reportLost<Locked extends LockedPage>(
  kind: Kind,
  [id, { address }]: readonly [string, Locked],
  { claimants, similar }: Extract<Succession<Locked>, { claimants: unknown }>,
  place: LoadedLock['place'],
  asOf: IsoDate,
): Diagnostic {
  const noun = nouns[kind];
  const why =
    claimants.length > 1
      ? `several pages claim to have been the ${noun} "${id}"`
      : claimants.length === 1
        ? `the successor of the ${noun} "${id}" is not published`
        : similar.length > 0
          ? `several pages could be the ${noun} "${id}" under a new name`
          : `the ${noun} "${id}" is not there any more`;
  const where = kind === 'articles' ? 'the front matter' : kind === 'series' ? 'the manifest' : 'the entry';
  return diagnose('address-gone', place([kind, id]), `"${address}" would be dead: ${why}.`, {
    hint: `Bring it back, write formerly: [${id}] in ${where} of its one successor, or write "${address}: ${asOf}" under "gone" in this file.`,
    related: [...claimants, ...similar].map((page) => ({
      message: `Could be "${page.id}"`,
      place: startOf(page.source),
    })),
  });
}

/** A former id that two pages claim, or that a current page has, would lead to two places. */
export function checkFormerIds(pages: readonly Page<LockedPage>[]): Diagnostic[] {
  const standing = new Map(pages.filter(({ state }) => state !== 'away').map((page) => [page.id, page]));
  const claimed = new Map<string, Page<LockedPage>>();
  return pages.flatMap((page) =>
    page.formerly.flatMap(({ id, place }) => {
      const other = standing.get(id) ?? claimed.get(id);
      if (!claimed.has(id)) claimed.set(id, page);
      if (other === undefined) return [];
      const message = standing.has(id)
        ? `"${id}" is the id of a page that exists, and so no former id of "${page.id}".`
        : `"${id}" is claimed as a former id by "${other.id}" already.`;
      const hint = 'A URL redirects to one page: list the id in one place only.';
      return [diagnose('successor-once', place, message, { hint })];
    }),
  );
}
