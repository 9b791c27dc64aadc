import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { lockFile, type AddressLock, type LoadedLock, type LockedArticle } from '../load/address-lock.ts';
import type { Loaded } from '../load/load.ts';
import { startOf } from '../model/place.ts';
import type { IsoDate } from '../model/iso-date.ts';
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
  const reported = findReported(loaded);
  const articles = comparePages(
    'articles',
    pagesOfArticles(loaded, asOf),
    { locked: lock.articles, loaded: before, asOf, isReported: reported.articles },
    recogniseArticle,
  );
  const series = comparePages('series', pagesOfSeries(loaded, articles.next, asOf), {
    locked: lock.series,
    loaded: before,
    asOf,
    isReported: reported.series,
  });
  const collections = comparePages('collections', pagesOfCollections(loaded, asOf), {
    locked: lock.collections,
    loaded: before,
    asOf,
    isReported: () => false,
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
    return earlier === undefined || recogniseArticle(page) === recogniseArticle(earlier)
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
        diagnose('address-gone', place(['redirects', from]), `"${from}" redirects to a URL without a page.`, {
          hint: 'Point it to an existing page, or move the line to "gone" with the date of removal.',
        }),
      ),
    ],
  };
}

function recogniseArticle({ title, published }: LockedArticle): string {
  return `${published} ${title}`;
}

/** Which missing ids are the subject of other diagnostics: something names them, or all articles are missing. */
function findReported({ articles, manifests, collections, config, unread }: Loaded): {
  readonly articles: (id: string) => boolean;
  readonly series: (id: string) => boolean;
} {
  const sections = [...manifests, ...collections].flatMap((one) => one.sections);
  const named = {
    articles: new Set(sections.flatMap(({ parts }) => parts.map(({ id }) => id))),
    series: new Set([...config.publication.series, ...sections.flatMap(({ series }) => series?.id ?? [])]),
  };
  const known = {
    articles: new Set(articles.map(({ id }) => id)),
    series: new Set(manifests.map(({ id }) => id)),
  };
  return {
    articles: (id) => unread.has('articles') || (named.articles.has(id) && !known.articles.has(id)),
    series: (id) => unread.has('articles') || (named.series.has(id) && !known.series.has(id)),
  };
}
