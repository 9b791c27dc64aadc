import type { CiteItem } from 'citeproc';
import type { Citation, CitationItem } from '../../model/document.ts';

/** Where a work is cited in a text (CSL 1.0.2, "Locators"): for the first time, again, or again at once. */
const positions = { first: 0, again: 1, ibid: 2, ibidElsewhere: 3 } as const;

/** Notes that are near have at most this distance: what CSL assumes. */
const nearDistance = 5;

/** The items of a cluster as citeproc takes them. `before` are the clusters before it in the same text. */
export function describeItems(citation: Citation, before: readonly Citation[]): CiteItem[] {
  const earlier = before.filter(({ mode }) => mode !== 'author');
  return citation.items.map((item, index) => {
    const { key, prefix, locator, suffix, suppressAuthor } = item;
    // The language of a label that is written out is not known to the style.
    const isPage = locator !== undefined && /^[\p{Nd}ivxlcdm]/iu.test(locator);
    const behind = `${locator === undefined || isPage ? '' : `, ${locator}`}${suffix ?? ''}`;
    const hidesAuthor = suppressAuthor === true || (index === 0 && citation.mode === 'narrative');
    return {
      id: key,
      ...(prefix === undefined ? {} : { prefix: `${prefix} ` }),
      ...(isPage ? { locator, label: 'page' } : {}),
      ...(behind === '' ? {} : { suffix: behind }),
      ...(hidesAuthor ? { 'suppress-author': true } : {}),
      ...placeInNotes(item, citation, earlier),
      position: positionOf(item, citation.items.slice(0, index), earlier),
    };
  });
}

function positionOf(
  item: CitationItem,
  inCluster: readonly CitationItem[],
  earlier: readonly Citation[],
): number {
  const all = [...earlier.flatMap(({ items }) => items), ...inCluster];
  if (!all.some(({ key }) => key === item.key)) return positions.first;
  const last = earlier.at(-1)?.items;
  // Behind a cluster of several works, nobody knows which is meant.
  const preceding = inCluster.at(-1) ?? (last?.length === 1 ? last[0] : undefined);
  if (preceding?.key !== item.key) return positions.again;
  if (preceding.locator === item.locator) return positions.ibid;
  return item.locator === undefined ? positions.again : positions.ibidElsewhere;
}

function placeInNotes(
  { key }: CitationItem,
  { note }: Citation,
  earlier: readonly Citation[],
): Partial<CiteItem> {
  if (note === undefined) return {};
  const notes = earlier.flatMap((one) =>
    one.note !== undefined && one.items.some((item) => item.key === key) ? [one.note] : [],
  );
  const [first] = notes;
  if (first === undefined) return {};
  const isNear = note - (notes.at(-1) ?? first) <= nearDistance;
  return { 'first-reference-note-number': first, 'near-note': isNear };
}
