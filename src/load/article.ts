import { hasErrors, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { emptyDocument, type Document } from '../model/document.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Place } from '../model/place.ts';
import { readDocument } from '../markdown/read-document.ts';
import { checkShape } from './shape/check-shape.ts';
import { findFrontMatter, findLateEnd } from './front-matter-block.ts';
import { digestsOf, findIncluded, type IncludedFiles } from './included-texts.ts';
import { findMissing, inheritFrontMatter, type FrontMatter, type Inherited } from './inherit.ts';
import type { ReadingDialect } from './reading-dialect.ts';
import { frontMatterSchema } from './schemas/front-matter.ts';
import type { SourceText } from '../model/source-text.ts';
import { parseYaml } from './yaml.ts';

/** An article as it was written: its links and citations are not yet followed. */
export interface LoadedArticle {
  readonly id: string;
  readonly source: SourcePath;
  readonly frontMatter: FrontMatter;
  /** Whether the front matter could be read: otherwise a placeholder is used. */
  readonly isValid: boolean;
  readonly document: Document;
  /** Where its front matter is. */
  readonly place: Place;
  /** Whether all that it names is what it was in a build that found nothing wrong with it. */
  readonly isSettled?: boolean;
}

/** The front matter, or a placeholder for one that cannot be read. */
interface ReadFrontMatter {
  readonly value: FrontMatter;
  readonly isValid: boolean;
  /** Whether it was found, so that what is after it is the text. */
  readonly isFound: boolean;
  /** Where a title could be written, in UTF-16 offsets; undefined where there is one, or none can be added. */
  readonly titleAt?: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** `known` is its front matter where an earlier build read it of the same text. */
export async function readArticle(
  id: string,
  source: SourceText,
  {
    words,
    parser,
    highlighter,
    citesInNotes,
    inherited,
    plugins,
    sources,
    included,
  }: ReadingDialect & { readonly included?: IncludedFiles | undefined },
  known?: FrontMatter,
): Promise<{ value: LoadedArticle; diagnostics: Diagnostic[] }> {
  const front: ReadFrontMatter =
    known === undefined
      ? readFrontMatter(id, source, inherited)
      : { value: known, isValid: true, isFound: true, diagnostics: [] };
  const { language, title } = front.value;
  const options = {
    parser,
    highlighter,
    citesInNotes,
    plugins,
    sources,
    findIncluded: findIncluded(included),
    titleAt: front.titleAt,
    ...(front.isValid ? { title } : {}),
  };
  const document = front.isFound
    ? await readDocument(source, language, words(language), options)
    : { value: emptyDocument, diagnostics: [] };
  return {
    value: {
      id,
      source: source.file,
      frontMatter: front.value,
      isValid: front.isValid,
      document: { ...document.value, lookups: { ...document.value.lookups, ...digestsOf(included) } },
      place: source.place(0),
    },
    diagnostics: [...front.diagnostics, ...document.diagnostics],
  };
}

export function readFrontMatter(id: string, source: SourceText, inherited: Inherited): ReadFrontMatter {
  const fail = (isFound: boolean, diagnostics: readonly Diagnostic[]): ReadFrontMatter => ({
    value: placeholder(id, inherited),
    isValid: false,
    isFound,
    diagnostics,
  });
  const block = findFrontMatter(source);
  if ('code' in block) return fail(false, [block]);
  const yaml = parseYaml(source, { ...block, kind: 'front matter' });
  if (hasErrors(yaml.diagnostics)) {
    const late = findLateEnd(source, block);
    return late === undefined ? fail(true, yaml.diagnostics) : fail(false, [late]);
  }
  const shaped = checkShape(frontMatterSchema, yaml.value);
  const value = shaped.value && inheritFrontMatter(shaped.value, inherited, yaml.value);
  const diagnostics = [...yaml.diagnostics, ...shaped.diagnostics];
  if (value === undefined) {
    const absent = findMissing('authors', shaped.written, inherited, yaml.value);
    const failed = fail(true, [...diagnostics, ...absent]);
    return shaped.missing.includes('title') ? { ...failed, titleAt: block.from } : failed;
  }
  if ('code' in value) return fail(true, [...diagnostics, value]);
  return { value, isValid: true, isFound: true, diagnostics };
}

/** Stands in for front matter of the wrong shape, so that the body is still checked in the same run. */
function placeholder(id: string, { language }: Inherited): FrontMatter {
  return {
    title: id,
    summary: id,
    authors: [],
    published: '1970-01-01',
    status: 'published',
    access: 'public',
    handout: false,
    language,
    tags: [],
    formerly: [],
  };
}
