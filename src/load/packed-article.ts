import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { idOf } from '../model/ids.ts';
import type { ParserId } from '../model/parsers.ts';
import type { SourcePath } from '../model/paths.ts';
import type { Words } from '../model/words.ts';
import { readArticle } from './article.ts';
import { packBody } from './pack-body.ts';
import { splitDocument, type DocumentHead } from './document-parts.ts';
import type { FrontMatter } from './schemas/front-matter.ts';
import { decodeText } from './text.ts';

/** An article that is to be read. */
export interface ArticleTask {
  readonly source: SourcePath;
  /** Where an earlier build read it, and only the body is wanted. */
  readonly frontMatter?: FrontMatter;
}

/** The same with its file as it is on disk. */
export interface ArticleFile extends ArticleTask {
  readonly bytes: Uint8Array;
}

/** An article that was read: plain data, which may come from another thread. */
export interface PackedArticle {
  readonly source: SourcePath;
  readonly frontMatter: FrontMatter;
  readonly document: DocumentHead;
  /** The rest of the document: JSON. */
  readonly rest: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly diagnostics: readonly Diagnostic[];
}

export async function packArticle(
  { source, bytes, frontMatter: known }: ArticleFile,
  words: (language: string) => Words,
  parser: ParserId,
): Promise<PackedArticle> {
  const text = decodeText(source, bytes);
  const article = await readArticle(idOf(source), text.value, words, parser, known);
  const { document, frontMatter } = article.value;
  const { head, rest } = splitDocument(document);
  return {
    source,
    frontMatter,
    document: head,
    rest: JSON.stringify(rest),
    body: packBody(document.body),
    diagnostics: [...text.diagnostics, ...article.diagnostics],
  };
}
