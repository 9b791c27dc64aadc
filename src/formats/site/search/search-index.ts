import { setImmediate } from 'node:timers/promises';
import type { Artifact } from '../../artifact.ts';
import { everything } from '../../../model/dependencies.ts';
import { outputPath } from '../../../model/paths.ts';
import type { Article } from '../../../model/series.ts';
import { makeQueue } from '../../../platform/make-queue.ts';
import type { Site } from '../views/site.ts';
import { divideArticles } from './divide-articles.ts';
import { addWords, makeFiller } from './filler.ts';
import { openRecords } from './record-articles.ts';

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

/** The indexes of the languages that are searched, one for each. One that is too large for pagefind is divided. */
export function planIndexes({ input }: Pick<Site, 'input'>, mostWords?: number): LanguageIndex[] {
  const { articles } = input.publication;
  const languages = [...new Set(articles.map(({ language }) => indexLanguage(language)))].toSorted();
  return languages.map((language) => {
    const own = articles.filter((article) => indexLanguage(article.language) === language);
    const parts = divideArticles(own, mostWords).map((some, index) => ({
      folder: `pagefind/${language}${index === 0 ? '' : `-${index + 1}`}`,
      articles: some,
    }));
    return { language, parts };
  });
}

/** A folder for each part. Nothing is indexed before it is packaged. */
export function searchIndex(site: Pick<Site, 'input'>, indexes = planIndexes(site)): Artifact[] {
  return indexes.flatMap((index) => (index.parts.length === 1 ? wholeIndex : dividedIndex)(index, site));
}

const dependsOn = [...everything, 'texts'] as const;

function wholeIndex({ language, parts }: LanguageIndex, site: Pick<Site, 'input'>): Artifact[] {
  return parts.map(({ folder, articles }) => {
    const records = openRecords(articles, site);
    return {
      kind: 'folder',
      path: outputPath(`site/${folder}`),
      dependsOn,
      texts: ({ earlierRecords }) => records.missing(earlierRecords).map(({ source }) => source),
      make: ({ indexPages }) => indexPages(language, records.make()),
    };
  });
}

function dividedIndex({ language, parts }: LanguageIndex, site: Pick<Site, 'input'>): Artifact[] {
  // The records of all articles would fill the memory.
  const takeTurn = makeQueue();
  const all = parts.map(({ articles }) => openRecords(articles, site));
  let vocabulary: Promise<ReadonlySet<string>> | undefined;
  const readVocabulary = async (): Promise<ReadonlySet<string>> => {
    const words = new Set<string>();
    for (const records of all) {
      for (const { html } of records.make()) addWords(html, language, words);
      await setImmediate();
    }
    return words;
  };
  return parts.map(({ folder }, index) => ({
    kind: 'folder',
    path: outputPath(`site/${folder}`),
    dependsOn,
    texts: ({ earlierRecords }) =>
      all.flatMap((records) => records.missing(earlierRecords)).map(({ source }) => source),
    make: ({ indexPages }) =>
      takeTurn(async () => {
        const words = await (vocabulary ??= readVocabulary());
        const pages = all[index]?.make() ?? [];
        const files = await indexPages(language, [...pages, ...makeFiller(words, pages, language)]);
        return index === 0 ? files : withoutCode(files);
      }),
  }));
}

function withoutCode(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  return new Map([...files].filter(([path]) => path !== 'pagefind.js' && !path.startsWith('wasm.')));
}

/** `en` for `en-GB`. Bokmål and nynorsk are in one index: they have one stemmer, and share most of their words. */
function indexLanguage(language: string): string {
  const base = language.split('-', 1)[0] ?? language;
  return ['nn', 'no'].includes(base) ? 'nb' : base.toLowerCase();
}
