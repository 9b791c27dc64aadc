import { findWordlessLanguages } from '../load/language-words.ts';
import type { PreparedPublication } from './prepare.ts';

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
