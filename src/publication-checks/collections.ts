import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { LoadedCollection } from '../load/collections.ts';
import { publishedIds } from '../resolve/status.ts';
import type { PublicationCheck } from './check.ts';
import { findClashing, findRepeated, openArticleHints, unknownParts } from './parts.ts';
import { openSeriesHints, unknownSeries } from './series-list.ts';

/** Every collection has a name of its own, and contains series and articles that exist. */
export const checkCollections: PublicationCheck = (loaded, asOf, renamed) => {
  const { collections, manifests, articles, unread } = loaded;
  if (unread.has('articles')) return [];
  const clashing = findClashing(articles);
  const articleIds = new Set(articles.map(({ id }) => id));
  const seriesIds = manifests.map(({ id }) => id);
  const known = new Set(seriesIds);
  const broken = new Set(manifests.filter(({ isValid }) => !isValid).map(({ id }) => id));
  const published = publishedIds(articles, asOf);
  const partsOf = new Map(
    manifests.map(({ id, sections }) => [id, sections.flatMap(({ parts }) => parts.map((part) => part.id))]),
  );
  const taken = new Set(seriesIds);
  const hintArticle = openArticleHints(loaded, renamed);
  const hintSeries = openSeriesHints(manifests);
  return collections.flatMap((collection) => {
    const { place } = collection;
    const series = collection.sections.flatMap((section) => section.series ?? []);
    const parts = collection.sections.flatMap((section) => section.parts);
    const missingSeries = series.filter(({ id }) => !known.has(id));
    const unknownArticles = parts.filter(({ id }) => !articleIds.has(id));
    const listedSeries = new Set(series.map(({ id }) => id));
    const held = [...parts.map(({ id }) => id), ...series.flatMap(({ id }) => partsOf.get(id) ?? [])];
    const isKnown =
      missingSeries.length + unknownArticles.length === 0 && !series.some(({ id }) => broken.has(id));
    return [
      ...checkId(collection, taken),
      ...missingSeries.map(({ id, path }) => unknownSeries(id, place(path), hintSeries, listedSeries)),
      ...unknownParts(unknownArticles, parts, place, hintArticle),
      ...findRepeated(
        parts.filter(({ id }) => !clashing.has(id)),
        'collection',
        place,
      ),
      ...findRepeated(series, 'collection', place),
      ...(isKnown && !held.some((id) => published.has(id)) ? [nothingPublished(collection)] : []),
    ];
  });
};

/** The books of series and collections lie in the same folder. */
function checkId({ id, place }: LoadedCollection, taken: Set<string>): Diagnostic[] {
  if (!taken.has(id)) {
    taken.add(id);
    return [];
  }
  return [
    diagnose('output-path-unique', place(['id']), `There is another book called "${id}".`, {
      hint: 'A collection may not have the id of a series or of another collection.',
    }),
  ];
}

function nothingPublished({ manifest, place }: LoadedCollection): Diagnostic {
  return diagnose(
    'series-published',
    place(['parts']),
    `No part of the collection "${manifest.title}" is published yet.`,
    { hint: 'The collection is left out until one is.' },
  );
}
