import { hasErrors, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { idOf } from '../model/ids.ts';
import type { SourcePath } from '../model/paths.ts';
import type { ReadingDialect } from './reading-dialect.ts';
import { readArticle } from './article.ts';
import { packBody } from './pack-body.ts';
import { splitDocument, type DocumentHead } from './document-parts.ts';
import type { IncludedFiles } from './included-texts.ts';
import type { FrontMatter } from './inherit.ts';
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
  readonly included?: IncludedFiles | undefined;
}

/** An article that was read: plain data, which may come from another thread. */
export interface PackedArticle {
  readonly source: SourcePath;
  readonly frontMatter: FrontMatter;
  readonly isValid: boolean;
  readonly document: DocumentHead;
  /** The rest of the document: JSON. */
  readonly rest: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly diagnostics: readonly Diagnostic[];
}

export async function packArticle(
  { source, bytes, included, frontMatter: known }: ArticleFile,
  dialect: ReadingDialect,
): Promise<PackedArticle> {
  const text = decodeText(source, bytes);
  const article = await readArticle(idOf(source), text.value, { ...dialect, included }, known);
  const { document, frontMatter, isValid } = article.value;
  const { head, rest } = splitDocument(document);
  // Of a file that is no text, nothing else is worth a word.
  const isText = isValid || !hasErrors(text.diagnostics);
  return {
    source,
    frontMatter,
    isValid,
    document: head,
    rest: JSON.stringify(rest),
    body: packBody(document.body),
    diagnostics: [...text.diagnostics, ...(isText ? article.diagnostics : [])],
  };
}
