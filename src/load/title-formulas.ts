import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts';
import { describeFormula } from '../markdown/mathematics/describe-formula.ts';
import { explainTex } from '../markdown/mathematics/explain-tex.ts';
import { findTitleFormulas, noFormulas, type TitleFormulas } from '../markdown/title.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Place } from '../model/place.ts';
import type { SourceText } from '../model/source-text.ts';
import type { LoadedArticle } from './article.ts';
import type { LoadedCollection } from './collections.ts';
import { findFrontMatter } from './front-matter-block.ts';
import type { LoadedManifest } from './manifest.ts';
import type { LoadedConfig } from './publication.ts';
import { parseAnyYaml } from './yaml.ts';

export interface WrittenTitle {
  readonly text: string;
  /** Files are opened again for a place, so only for a title with a problem. */
  readonly place: () => Place;
}

interface Titled {
  readonly config: LoadedConfig;
  readonly manifests: readonly LoadedManifest[];
  readonly collections: readonly LoadedCollection[];
  readonly articles: readonly LoadedArticle[];
}

/** Every title that may contain markup. */
export function listTitles(
  { config, manifests, collections, articles }: Titled,
  open: (path: SourcePath) => Checked<SourceText>,
): WrittenTitle[] {
  return [
    { text: config.publication.title, place: () => config.place(['title']) },
    ...[...manifests, ...collections].flatMap(({ manifest, sections, place }): WrittenTitle[] => [
      { text: manifest.title, place: () => place(['title']) },
      ...sections.flatMap(({ title, parts: [part] }) =>
        title === undefined
          ? []
          : [{ text: title, place: () => place([...(part?.path.slice(0, 2) ?? ['parts']), 'section']) }],
      ),
    ]),
    ...articles.map(({ frontMatter: { title }, source, place }) => ({
      text: title,
      place: () => placeInFrontMatter(open(source).value) ?? place,
    })),
  ];
}

function placeInFrontMatter(source: SourceText): Place | undefined {
  const block = findFrontMatter(source);
  return 'code' in block ? undefined : parseAnyYaml(source, block.from, block.to).value.place(['title']);
}

/** The formulas of titles as MathML. One that is not valid is not among them. */
export async function setTitleFormulas(titles: readonly WrittenTitle[]): Promise<Checked<TitleFormulas>> {
  const found = titles.flatMap(({ text, place }) => findTitleFormulas(text).map((tex) => ({ tex, place })));
  if (found.length === 0) return { value: noFormulas, diagnostics: [] };
  const { setFormula } = await import('../markdown/mathematics/set-formula.ts');
  const formulas = new Map<string, ReturnType<typeof setFormula>>();
  const diagnostics: Diagnostic[] = [];
  for (const { tex, place } of found) {
    try {
      formulas.set(tex, describeFormula(setFormula(tex, false), tex, false));
    } catch (error) {
      diagnostics.push(explainTex(error, tex, place()));
    }
  }
  return { value: formulas, diagnostics };
}
