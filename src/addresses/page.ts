import type { LockedArticle, LockedPage, LockedSeries } from '../load/address-lock.ts';
import type { LoadedArticle } from '../load/article.ts';
import type { LoadedCollection } from '../load/collections.ts';
import type { Loaded } from '../load/load.ts';
import type { LoadedManifest } from '../load/manifest.ts';
import { addressOfFormer } from '../model/former-address.ts';
import { addressIn } from '../model/ids.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Place } from '../model/place.ts';
import type { IsoDate } from '../model/iso-date.ts';
import { isPublished, isUpcoming } from '../resolve/status.ts';

/** What a source says of its page. */
export interface Page<Locked extends LockedPage> {
  readonly id: string;
  readonly source: SourcePath;
  /** `away`: it is not published, and has no day on which it will be. */
  readonly state: 'published' | 'waiting' | 'away';
  /** Whether its source could be read: nothing is known of its date and its former ids otherwise. */
  readonly isRead: boolean;
  readonly formerly: readonly FormerId[];
  /** What the lock says of it while it is published. */
  readonly locked: Locked;
}

interface FormerId {
  /** Or a path on the site that begins with a slash. */
  readonly id: string;
  /** Where its page was, if the folder was that of today. */
  readonly address: string;
  readonly place: Place;
}

export function pagesOfArticles({ articles, config }: Loaded, asOf: IsoDate): Page<LockedArticle>[] {
  const folder = config.publication.addresses.articles;
  return articles.map((article) => {
    const { id, source, frontMatter, isValid, place } = article;
    return {
      id,
      source,
      state: stateOf(article, asOf),
      isRead: isValid,
      formerly: frontMatter.formerly.map((former) => ({
        id: former,
        address: addressOfFormer(folder, former),
        place,
      })),
      locked: {
        address: addressIn(folder, id),
        title: frontMatter.title,
        published: frontMatter.published,
      },
    };
  });
}

/** `numbered`: the articles that have a number in all of their series. */
export function pagesOfSeries(
  { manifests, articles, config }: Loaded,
  numbered: { has(id: string): boolean },
  asOf: IsoDate,
): Page<LockedSeries>[] {
  const folder = config.publication.addresses.series;
  const states = statesOf(articles, asOf);
  return manifests.map((manifest) => {
    const { id, source } = manifest;
    const ids = partsOfSeries(manifest);
    const parts = ids.filter((part) => numbered.has(part));
    return {
      id,
      source,
      state: manifest.isValid ? stateOfAll(ids, states) : 'waiting',
      isRead: manifest.isValid,
      formerly: formerlyOf(manifest, folder),
      locked: {
        address: addressIn(folder, id),
        parts: new Map(parts.map((part, index) => [index + 1, part])),
      },
    };
  });
}

export function pagesOfCollections(
  { collections, manifests, articles, config }: Loaded,
  asOf: IsoDate,
): Page<LockedPage>[] {
  const folder = config.publication.addresses.collections;
  const byId = new Map(manifests.map((manifest) => [manifest.id, manifest]));
  const states = statesOf(articles, asOf);
  return collections.map((collection) => {
    const named = collection.sections.flatMap(({ series }) => series?.id ?? []);
    const isKnown = named.every((id) => byId.get(id)?.isValid !== false);
    const ids = collection.sections.flatMap(({ series, parts }) => {
      const whole = series === undefined ? undefined : byId.get(series.id);
      return [...(whole === undefined ? [] : partsOfSeries(whole)), ...parts.map(({ id }) => id)];
    });
    return {
      id: collection.id,
      source: collection.source,
      state: isKnown ? stateOfAll(ids, states) : 'waiting',
      isRead: true,
      formerly: formerlyOf(collection, folder),
      locked: { address: addressIn(folder, collection.id) },
    };
  });
}

function formerlyOf(
  { manifest, place }: Pick<LoadedManifest, 'manifest' | 'place'> | LoadedCollection,
  folder: string,
): FormerId[] {
  return manifest.formerly.map((id, index) => ({
    id,
    address: addressOfFormer(folder, id),
    place: place(['formerly', index]),
  }));
}

/** The ids that a manifest lists, each once, in order. */
function partsOfSeries({ sections }: LoadedManifest): string[] {
  return [...new Set(sections.flatMap(({ parts }) => parts.map(({ id }) => id)))];
}

/** Of an article that cannot be read no date is known. Until it can, it keeps what it was given. */
function stateOf({ frontMatter: facts, isValid }: LoadedArticle, asOf: IsoDate): Page<LockedPage>['state'] {
  if (!isValid) return 'waiting';
  if (isPublished(facts, asOf)) return 'published';
  return isUpcoming(facts, asOf) ? 'waiting' : 'away';
}

/** A series and a collection have a page as soon as one of their articles has. Of an unknown article nothing is known. */
function stateOfAll(
  ids: readonly string[],
  states: ReadonlyMap<string, Page<LockedPage>['state']>,
): Page<LockedPage>['state'] {
  const own = ids.map((id) => states.get(id));
  if (own.includes('published')) return 'published';
  return own.includes('waiting') || own.includes(undefined) ? 'waiting' : 'away';
}

function statesOf(
  articles: readonly LoadedArticle[],
  asOf: IsoDate,
): ReadonlyMap<string, Page<LockedPage>['state']> {
  return new Map(articles.map((article) => [article.id, stateOf(article, asOf)]));
}
