import type { Artifact } from '../../artifact.ts';
import { everything } from '../../../model/dependencies.ts';
import { outputPath } from '../../../model/paths.ts';
import type { Site } from '../views/site.ts';
import { openRecords } from './record-articles.ts';

/** Where the index of a language is, relative to the folder of the site. */
export function indexFolder(language: string): string {
  return `pagefind/${language}`;
}

/** The languages that are searched, each with an index of its own: a word has one stem in Norwegian and one in English. */
export function indexLanguages({ input }: Pick<Site, 'input'>): string[] {
  return [...new Set(input.publication.articles.map(({ language }) => indexLanguage(language)))].toSorted();
}

/** One folder for each language. Nothing is indexed before it is packaged. */
export function searchIndex(site: Pick<Site, 'input'>): Artifact[] {
  const { publication } = site.input;
  return indexLanguages(site).map((language) => {
    const articles = publication.articles.filter((article) => indexLanguage(article.language) === language);
    const records = openRecords(articles, site);
    return {
      kind: 'folder',
      path: outputPath(`site/${indexFolder(language)}`),
      dependsOn: [...everything, 'texts'] as const,
      texts: ({ earlierRecords }) => records.missing(earlierRecords).map(({ source }) => source),
      make: ({ indexPages }) => indexPages(language, records.make()),
    };
  });
}

/** `en` for `en-GB`. Bokmål and nynorsk are in one index: they have one stemmer, and share most of their words. */
function indexLanguage(language: string): string {
  const base = language.split('-', 1)[0] ?? language;
  return ['nn', 'no'].includes(base) ? 'nb' : base.toLowerCase();
}
