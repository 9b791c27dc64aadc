import type { EarlierRecord, EarlierRecords } from '../../make-services.ts';
import { searchedOf, type Dependency } from '../../../model/dependencies.ts';
import type { Article } from '../../../model/series.ts';
import type { PageToIndex } from '../../../platform/index-pages.ts';
import { pageAt } from '../page.ts';
import type { Site } from '../views/site.ts';
import { distribute } from './distribute.ts';
import { recordArticle } from './record.ts';

/** How many articles are kept together, about: after a change of one, so many are read again. */
const articlesEach = 8;

/** Records of articles, of which those are taken from an earlier build that nothing has changed. */
export interface ArticleRecords {
  /** The articles that have to be read before their records are made. */
  readonly missing: (earlier: EarlierRecords | undefined) => readonly Article[];
  /** In the order of the articles. Keeps those that `missing` did not find. */
  readonly make: () => PageToIndex[];
}

export function openRecords(articles: readonly Article[], site: Pick<Site, 'input'>): ArticleRecords {
  const groups = distribute(articles, articles.length / articlesEach, 0).filter(({ length }) => length > 0);
  const places = new Map<readonly Article[], EarlierRecord>();
  // All records would fill the memory: those that are found are read again.
  const findMissing = (earlier: EarlierRecords | undefined): readonly Article[] => {
    for (const group of groups) {
      const place = earlier?.at(dependenciesOfRecords(group));
      if (place !== undefined) places.set(group, place);
    }
    return groups.filter((group) => places.get(group)?.find() === undefined).flat();
  };
  let missing: readonly Article[] | undefined;
  return {
    missing: (earlier) => (missing ??= findMissing(earlier)),
    make: () => {
      const records = new Map<Article, string>();
      for (const group of groups) {
        const kept = places.get(group)?.find();
        const own = kept === undefined ? group.map((article) => recordArticle(article, site)) : unpack(kept);
        if (kept === undefined) places.get(group)?.keep(pack(own));
        group.forEach((article, index) => records.set(article, own[index] ?? ''));
      }
      return articles.map((article) => ({
        address: pageAt(article.address, site.input.publication).file,
        html: records.get(article) ?? '',
      }));
    },
  };
}

/** What the records of articles depend on, and what is made of them alone. */
export function dependenciesOfRecords(articles: readonly Article[]): Dependency[] {
  return ['settings', ...articles.flatMap(searchedOf)];
}

function pack(records: readonly string[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(records));
}

function unpack(bytes: Uint8Array): readonly string[] {
  return JSON.parse(new TextDecoder().decode(bytes)) as string[];
}
