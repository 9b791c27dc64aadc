import type { PreparedPublication } from './prepare.ts';
import type { Loaded } from '../load/load.ts';
import type { Templates } from '../load/templates.ts';
import { wordFilesOf } from '../load/words.ts';

/** What a person reads of languages in which labels and headings are English; empty when there are none. */
export function describeWordless({
  loaded,
  templates,
}: Pick<PreparedPublication, 'loaded' | 'templates'>): string[] {
  const languages = findWordlessLanguages(loaded, templates);
  if (languages.length === 0) return [];
  const [first = ''] = languages;
  return [
    `Kolofon has no words in ${languages.map((language) => `"${language}"`).join(', ')}: the labels and headings that it adds are in English.`,
    `  Translate templates/words/en.yaml as words/${first}.yaml in your folder of templates.`,
  ];
}

/** The languages of texts that have no words for what Kolofon writes around them, in their order. */
export function findWordlessLanguages(
  { config, manifests, collections, articles }: Loaded,
  templates: Pick<Templates, 'has'>,
): string[] {
  const languages = new Set([
    config.publication.language,
    ...[...manifests, ...collections].map(({ manifest }) => manifest.language),
    ...articles.map(({ frontMatter }) => frontMatter.language),
  ]);
  return [...languages].filter((language) => !wordFilesOf(language).some((path) => templates.has(path)));
}
