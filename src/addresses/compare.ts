import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { lockFile, type AddressLock, type LoadedLock, type LockedArticle } from '../load/address-lock.ts';
import type { Loaded } from '../load/load.ts';
import { startOf } from '../model/place.ts';
import type { IsoDate } from '../model/publication.ts';
import type { Change } from './change.ts';
import { comparePages } from './compare-pages.ts';
import { compareParts } from './compare-parts.ts';
import { pagesOfArticles, pagesOfCollections, pagesOfSeries } from './page.ts';
import { settleRedirects } from './settle-redirects.ts';

export interface Comparison {
  /** The lock as it should be. */
  readonly next: AddressLock;
  /** What it says that the earlier one did not. */
  readonly changes: readonly Change[];
  /** The new ids of articles, by those they had before. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The lock of a publication that has given out no address. */
export const emptyLock: LoadedLock = {
  lock: {
    articles: new Map(),
    series: new Map(),
    collections: new Map(),
    redirects: new Map(),
    gone: new Map(),
  },
  place: () => startOf(lockFile),
};

/**
 * Compares the addresses and the numbers that were given out with those of the publication on a day. What is not due
 * on that day keeps what it was given, so that a build for an earlier day takes nothing back.
 */
export function compareWithLock(before: LoadedLock, loaded: Loaded, asOf: IsoDate): Comparison {
  const { lock, place } = before;
  const articles = comparePages(
    'articles',
    pagesOfArticles(loaded, asOf),
    { locked: lock.articles, loaded: before, asOf },
    isSameArticle,
  );
  const series = comparePages('series', pagesOfSeries(loaded, articles.next, asOf), {
    locked: lock.series,
    loaded: before,
    asOf,
  });
  const collections = comparePages('collections', pagesOfCollections(loaded, asOf), {
    locked: lock.collections,
    loaded: before,
    asOf,
  });
  const compared = [articles, series, collections];
  const pages = compared.flatMap(({ next }) => [...next.values()]);
  const settled = settleRedirects(
    lock,
    new Map(compared.flatMap(({ moves }) => [...moves])),
    new Set(pages.map(({ address }) => address)),
  );
  const parts = [...lock.series].flatMap(([id, earlier]) => {
    const newId = series.renamed.get(id) ?? id;
    const after = series.next.get(newId);
    const title = loaded.manifests.find((one) => one.id === newId)?.manifest.title ?? newId;
    const placeOf = (number: number) => place(['series', id, 'parts', String(number)]);
    return after === undefined
      ? []
      : compareParts({ title, before: earlier, after, renamed: articles.renamed, placeOf });
  });
  const described = [...articles.next].flatMap(([id, page]): Change[] => {
    const earlier = lock.articles.get(id);
    return earlier === undefined || isSameArticle(page, earlier)
      ? []
      : [{ kind: 'described', address: page.address }];
  });
  return {
    next: {
      articles: articles.next,
      series: series.next,
      collections: collections.next,
      redirects: settled.redirects,
      gone: settled.gone,
    },
    renamed: new Map([
      ...loaded.articles.flatMap(({ id, frontMatter }) =>
        frontMatter.formerly.map((earlier): [string, string] => [earlier, id]),
      ),
      ...articles.renamed,
    ]),
    changes: [...compared.flatMap(({ changes }) => changes), ...settled.changes, ...parts, ...described],
    diagnostics: [
      ...compared.flatMap(({ diagnostics }) => diagnostics),
      ...settled.dangling.map((from) =>
        diagnose(
          'address-gone',
          place(['redirects', from]),
          `"${from}" leads to an address without a page.`,
          {
            hint: 'Let it lead to a page that there is, or move the line to "gone" with the day on which it went.',
          },
        ),
      ),
    ],
  };
}

function isSameArticle(one: LockedArticle, other: LockedArticle): boolean {
  return one.title === other.title && one.published === other.published;
}
