import type { Loaded } from './load.ts';
import type { Templates } from './templates.ts';
import { wordFilesOf } from './words.ts';

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
