import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Collection, WrittenManifest } from './schemas/manifest.ts';
import type { WrittenFrontMatter } from './schemas/front-matter.ts';
import type { WrittenConfig } from './schemas/publication.ts';
import type { YamlPlaces } from './yaml.ts';

/** What the publication says once for all its articles and books. */
export interface Inherited {
  readonly language: string;
  readonly authors?: string[];
  readonly editors?: string[];
}

/** Front matter with what it takes from the publication. An article may be in many series, so it takes nothing from them. */
export type FrontMatter = WrittenFrontMatter & {
  language: string;
  authors: string[];
};

type Imprint = WrittenManifest | Collection;

/** A manifest or a collection with what it takes from the publication. */
export type WithInherited<Written extends Imprint> = Written & {
  language: string;
  editors: string[];
};

export type Manifest = WithInherited<WrittenManifest>;

export function inheritedFrom({
  language,
  authors,
  editors,
}: Pick<WrittenConfig, 'language' | 'authors' | 'editors'>): Inherited {
  return { language, ...(authors && { authors }), ...(editors && { editors }) };
}

export function inheritFrontMatter(
  written: WrittenFrontMatter,
  inherited: Inherited,
  places: YamlPlaces,
): FrontMatter | Diagnostic {
  const authors = written.authors ?? inherited.authors;
  if (authors === undefined) return missing('authors', places);
  return { ...written, authors, language: written.language ?? inherited.language };
}

export function inheritImprint<Written extends Imprint>(
  written: Written,
  inherited: Inherited,
  places: Pick<YamlPlaces, 'place'>,
): WithInherited<Written> | Diagnostic {
  const editors = written.editors ?? inherited.editors ?? inherited.authors;
  if (editors === undefined) return missing('editors', places);
  return { ...written, editors, language: written.language ?? inherited.language };
}

/** What is missing beside what is wrong: `written` are the keys that are there. */
export function findMissing(
  key: 'authors' | 'editors',
  written: readonly string[],
  { authors, editors }: Inherited,
  places: Pick<YamlPlaces, 'place'>,
): Diagnostic[] {
  const inherited = key === 'editors' ? (editors ?? authors) : authors;
  const isThere = inherited !== undefined || written.length === 0 || written.includes(key);
  return isThere ? [] : [missing(key, places)];
}

function missing(key: 'authors' | 'editors', { place }: Pick<YamlPlaces, 'place'>): Diagnostic {
  return diagnose('value-present', place([]), `"${key}" is missing.`, {
    hint: `Write ${key}: [Kari Nordmann] here, or in publication.yaml for all that have none of their own.`,
  });
}
