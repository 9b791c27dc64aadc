import type { Artifact } from '../../artifact.ts';
import { shownOf } from '../../../model/dependencies.ts';
import { outputPath } from '../../../model/paths.ts';
import type { Article } from '../../../model/series.ts';
import { makeQueue } from '../../../platform/make-queue.ts';
import type { Site } from '../views/site.ts';
import { divideArticles } from './divide-articles.ts';
import { recordArticle } from './record.ts';

/** What is searched as one: a word has one stem in Norwegian and one in English. */
interface LanguageIndex {
  readonly language: string;
  /** The first brings the code that searches all. */
  readonly parts: readonly IndexPart[];
}

interface IndexPart {
  /** Relative to the folder of the site. */
  readonly folder: string;
  readonly articles: readonly Article[];
}

/** The indexes of the languages that are searched. */
export function planIndexes({ input }: Pick<Site, 'input'>): LanguageIndex[] {
  const byLanguage = new Map<string, Article[]>();
  for (const article of input.publication.articles) {
    const language = indexLanguage(article.language);
    const known = byLanguage.get(language) ?? [];
    known.push(article);
    byLanguage.set(language, known);
  }
  return [...byLanguage]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([language, articles]) => {
      const divided = divideArticles(articles);
      const folderOf = (index: number): string =>
        divided.length === 1 ? `pagefind/${language}` : `pagefind/${language}-${index + 1}`;
      return { language, parts: divided.map((some, index) => ({ folder: folderOf(index), articles: some })) };
    });
}

/** A folder for each part. Nothing is indexed before it is packaged. */
export function searchIndex(site: Pick<Site, 'input'>): Artifact[] {
  // The records of all articles would fill the memory. The next wait while those of one part are indexed.
  const takeTurn = makeQueue(2);
  return planIndexes(site).flatMap(({ language, parts }) =>
    parts.map(({ folder, articles }, index): Artifact => ({
      kind: 'folder',
      path: outputPath(`site/${folder}`),
      dependsOn: ['settings', ...articles.map(shownOf)],
      make: ({ indexPages }) =>
        takeTurn(async () => {
          const files = await indexPages(
            language,
            articles.map((article) => recordArticle(article, site)),
          );
          return index === 0 ? files : withoutCode(files);
        }),
    })),
  );
}

function withoutCode(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  return new Map([...files].filter(([path]) => path !== 'pagefind.js' && !path.startsWith('wasm.')));
}

/** `en` for `en-GB`. Bokmål and nynorsk stand in one index: they have one stemmer, and share most of their words. */
function indexLanguage(language: string): string {
  const base = language.split('-', 1)[0] ?? language;
  return ['nn', 'no'].includes(base) ? 'nb' : base.toLowerCase();
}
