import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Place } from '../model/place.ts';
import type { Loaded } from './load.ts';
import type { Templates } from './templates.ts';
import { wordFilesOf } from './words.ts';

/** Each language that texts are in and that has no words for what Kolofon writes around them. */
export function findWordlessLanguages(
  { config, manifests, collections, articles }: Loaded,
  templates: Pick<Templates, 'has'>,
): Diagnostic[] {
  const first = new Map<string, () => Place>();
  const use = (language: string, place: () => Place) => {
    if (!first.has(language)) first.set(language, place);
  };
  use(config.publication.language, () => config.place(['language']));
  for (const { manifest, place } of [...manifests, ...collections])
    use(manifest.language, () => place(['language']));
  for (const { frontMatter, place } of articles) use(frontMatter.language, () => place);
  return [...first]
    .filter(([language]) => !wordFilesOf(language).some((path) => templates.has(path)))
    .map(([language, place]) =>
      diagnose(
        'language-words',
        place(),
        `Kolofon has no words in "${language}": labels and headings that it adds are in English.`,
        {
          hint: `Translate templates/words/en.yaml as words/${language}.yaml in the folder that "templates" names.`,
        },
      ),
    );
}
