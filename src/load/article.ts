import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/diagnostic.ts';
import type { Document } from '../model/document.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Place } from '../model/place.ts';
import { readDocument } from '../markdown/read-document.ts';
import { checkShape } from './check-shape.ts';
import { frontMatterSchema, type FrontMatter } from './schemas/front-matter.ts';
import type { ParserId } from '../model/parsers.ts';
import type { SourceText } from '../model/source-text.ts';
import type { Words } from '../model/words.ts';
import { parseYaml } from './yaml.ts';

/** An article as it was written: its links and citations are not yet followed. */
export interface LoadedArticle {
  readonly id: string;
  readonly source: SourcePath;
  readonly frontMatter: FrontMatter;
  readonly document: Document;
  /** Where its front matter stands. */
  readonly place: Place;
  /** Whether all that it names is what it was in a build that found nothing wrong with it. */
  readonly isSettled?: boolean;
}

const frontMatterBlock = /^---[ \t]*\r?\n((?:[\s\S]*?\r?\n)??)---[ \t]*(?:\r?\n|$)/;

/** `known` is its front matter where an earlier build read it of the same text. */
export async function readArticle(
  id: string,
  source: SourceText,
  words: (language: string) => Words,
  parser: ParserId,
  known?: FrontMatter,
): Promise<{ value: LoadedArticle; diagnostics: Diagnostic[] }> {
  const front = known === undefined ? readFrontMatter(id, source) : { value: known, diagnostics: [] };
  const { language, title } = front.value;
  const options = { parser, ...(front.diagnostics.length > 0 ? {} : { title }) };
  const document = await readDocument(source, language, words(language), options);
  return {
    value: {
      id,
      source: source.file,
      frontMatter: front.value,
      document: document.value,
      place: source.place(0),
    },
    diagnostics: [...front.diagnostics, ...document.diagnostics],
  };
}

export function readFrontMatter(
  id: string,
  source: SourceText,
): { value: FrontMatter; diagnostics: readonly Diagnostic[] } {
  const block = frontMatterBlock.exec(source.text);
  if (block === null) {
    const problem = diagnose(
      'front-matter-present',
      source.place(0),
      'The article does not begin with front matter.',
      {
        hint: 'Begin the file with a line of three hyphens, the keys, and three hyphens again.',
      },
    );
    return { value: placeholder(id), diagnostics: [problem] };
  }
  const from = block[0].indexOf('\n') + 1;
  const yaml = parseYaml(source, from, from + (block[1]?.length ?? 0));
  if (yaml.diagnostics.length > 0) return { value: placeholder(id), diagnostics: yaml.diagnostics };
  const shaped = checkShape(frontMatterSchema, yaml.value);
  return { value: shaped.value ?? placeholder(id), diagnostics: shaped.diagnostics };
}

/** Stands in for front matter of the wrong shape, so that the body is still checked in the same run. */
function placeholder(id: string): FrontMatter {
  return {
    title: id,
    summary: id,
    authors: [],
    published: '1970-01-01',
    status: 'published',
    access: 'public',
    handout: false,
    language: 'en',
    tags: [],
    formerly: [],
  };
}
