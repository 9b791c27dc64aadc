import { didYouMean } from '../diagnostics/nearest.ts';
import type { Document } from '../model/document.ts';
import { groupBy } from '../model/group-by.ts';
import { slug } from '../model/ids.ts';
import { memoise } from '../model/memoise.ts';

/** The ids of a document, so that each of many links finds its own without going through all of them. */
export interface Anchors {
  has(id: string): boolean;
  /** The id that is the same but for case, accents, spaces and signs, if there is one alone. */
  meant(fragment: string): string | undefined;
  /** `Did you mean "kunderelasjon"?`, of the first lost fragments. */
  suggest(fragment: string): string | undefined;
}

/** How many pairs of a fragment and an id are compared letter by letter in a document: less than a second. */
const mostComparisons = 200_000;

const opened = new WeakMap<Document, Anchors>();

/** The anchors of a document, listed once. */
export function openAnchors(document: Document): Anchors {
  const known = opened.get(document) ?? listAnchors(document.ids);
  opened.set(document, known);
  return known;
}

function listAnchors(ids: readonly string[]): Anchors {
  const all = new Set(ids);
  let bySlug: ReadonlyMap<string, readonly string[]> | undefined;
  let comparisons = 0;
  return {
    has: (id) => all.has(id),
    meant: (fragment) => {
      const plain = slug(fragment);
      bySlug ??= groupBy(ids, slug);
      const [only, ...others] = bySlug.get(plain) ?? [];
      if (plain === '' || only === undefined || others.length > 0) return undefined;
      // A second heading of the same name: nobody knows which is meant.
      return all.has(`${only}-2`) ? undefined : only;
    },
    // Each once: while an editor writes, the same links are looked at again and again.
    suggest: memoise((fragment) => {
      comparisons += ids.length;
      return comparisons > mostComparisons ? undefined : didYouMean(fragment, ids);
    }),
  };
}
