import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts';
import { readDocument } from '../markdown/read-document.ts';
import { idOf } from '../model/ids.ts';
import type { SourcePath } from '../model/paths.ts';
import { startOf } from '../model/place.ts';
import type { ParserId } from '../model/parsers.ts';
import type { SourceText } from '../model/source-text.ts';
import type { Words } from '../model/words.ts';
import { readArticle, type LoadedArticle } from './article.ts';
import type { Bodies } from './bodies.ts';
import { joinDocument, splitDocument, type DocumentHead, type DocumentRest } from './document-parts.ts';
import type { Memory } from './memory.ts';
import type { FrontMatter } from './schemas/front-matter.ts';

/** All that the reading of an article depends on. */
export interface ArticleReader {
  readonly open: (path: SourcePath) => Checked<SourceText>;
  readonly words: (language: string) => Words;
  readonly parser: ParserId;
  readonly bodies: Bodies;
  readonly memory: Memory;
  /** A digest of what a document depends on beside its text: what was read with another one is read again. */
  readonly dialect: string;
}

interface ArticleHead {
  readonly dialect: string;
  readonly frontMatter: FrontMatter;
  readonly document: DocumentHead;
  readonly diagnostics: readonly Diagnostic[];
}

/** An article as it was read in an earlier build, without its body, or as it is read now. */
export async function loadArticle(path: SourcePath, reader: ArticleReader): Promise<Checked<LoadedArticle>> {
  const { memory, dialect, bodies } = reader;
  const earlier = memory.recall(path);
  const head = earlier?.head as ArticleHead | undefined;
  if (earlier !== undefined && head?.dialect === dialect)
    return assemble(path, head, () => earlier.rest() as DocumentRest, bodies);

  const text = reader.open(path);
  const article = await readArticle(idOf(path), text.value, reader.words, reader.parser);
  const { document, frontMatter } = article.value;
  bodies.keep(path, document.body);
  const parts = splitDocument(document);
  const diagnostics = [...text.diagnostics, ...article.diagnostics];
  const read: ArticleHead = { dialect, frontMatter, document: parts.head, diagnostics };
  const rest = () => parts.rest;
  memory.note(path, { head: read, rest });
  return assemble(path, read, rest, bodies);
}

function assemble(
  source: SourcePath,
  { frontMatter, document, diagnostics }: ArticleHead,
  rest: () => DocumentRest,
  bodies: Bodies,
): Checked<LoadedArticle> {
  return {
    value: {
      id: idOf(source),
      source,
      frontMatter,
      document: joinDocument(document, rest, () => bodies.get(source)),
      place: startOf(source),
    },
    diagnostics,
  };
}

/** Reads the bodies of these articles, so that they can be shown: those that earlier builds read are not there. */
export async function readBodies(
  articles: Iterable<LoadedArticle>,
  { open, words, parser, bodies }: ArticleReader,
): Promise<void> {
  for (const { source, frontMatter } of articles) {
    if (bodies.has(source)) continue;
    const { language } = frontMatter;
    const { value } = await readDocument(open(source).value, language, words(language), parser);
    bodies.keep(source, value.body);
  }
}
