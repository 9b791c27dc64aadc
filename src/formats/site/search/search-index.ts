import type { Artifact } from '../../artifact.ts';
import { outputPath } from '../../../model/paths.ts';
import type { Article } from '../../../model/series.ts';
import { makeQueue } from '../../../platform/make-queue.ts';
import type { Site } from '../views/site.ts';
import { divideArticles } from './divide-articles.ts';
import { dependenciesOfRecords, openRecords } from './record-articles.ts';

/** What is searched as one: a word has one stem in Norwegian and one in English. */
export interface LanguageIndex {
  readonly language: string;
  /** The first has the code that searches all. */
  readonly parts: readonly IndexPart[];
}

interface IndexPart {
  /** Relative to the folder of the site. */
  readonly folder: string;
  readonly articles: readonly Article[];
}

/** The indexes of the languages that are searched, one for each. */
export function planIndexes(
  { input }: Pick<Site, 'input'>,
  limits?: Parameters<typeof divideArticles>[1],
): LanguageIndex[] {
  const { articles } = input.publication;
  const languages = [...new Set(articles.map(({ language }) => indexLanguage(language)))].toSorted();
  return languages.map((language) => {
    const own = articles.filter((article) => indexLanguage(article.language) === language);
    const parts = divideArticles(own, limits).map((some, index) => ({
      folder: `pagefind/${language}${index === 0 ? '' : `-${index + 1}`}`,
      articles: some,
    }));
    return { language, parts };
  });
}

/** A folder for each part. Nothing is indexed before it is packaged. */
export function searchIndex(site: Pick<Site, 'input'>, indexes = planIndexes(site)): Artifact[] {
  // The records of all parts would fill the memory.
  const takeTurn = makeQueue();
  return indexes.flatMap(({ language, parts }) =>
    parts.map(({ folder, articles }, index): Artifact => {
      const records = openRecords(articles, site);
      return {
        kind: 'folder',
        path: outputPath(`site/${folder}`),
        dependsOn: dependenciesOfRecords(articles),
        texts: ({ earlierRecords }) => records.missing(earlierRecords).map(({ source }) => source),
        make: ({ indexPages }) =>
          takeTurn(async () => {
            const files = await indexPages(language, records.make());
            return index === 0 ? files : withoutCode(files);
          }),
      };
    }),
  );
}

function withoutCode(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  return new Map([...files].filter(([path]) => path !== 'pagefind.js' && !path.startsWith('wasm.')));
}

/** `en` for `en-GB`. Bokmål and nynorsk are in one index: they have one stemmer, and share most of their words. */
function indexLanguage(language: string): string {
  const base = language.split('-', 1)[0] ?? language;
  return ['nn', 'no'].includes(base) ? 'nb' : base.toLowerCase();
}
