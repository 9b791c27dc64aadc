import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceIndex } from '../markdown/source-index.ts';
import { idOf } from '../model/ids.ts';
import { textQuery } from '../model/document.ts';
import { sourcePath, type SourcePath } from '../model/paths.ts';
import { startOf } from '../model/place.ts';
import type { LoadedArticle } from './article.ts';
import type { Bodies } from './bodies.ts';
import { joinDocument, type DocumentHead, type DocumentRest } from './document-parts.ts';
import type { Memory } from './memory.ts';
import { nameLabels } from './name-labels.ts';
import type { ArticleTask, PackedArticle } from './packed-article.ts';
import type { FrontMatter } from './inherit.ts';

/** All that the reading of articles depends on. */
export interface ArticleReader {
  /** Reads articles and hands each on, in no order. */
  readonly readAll: (tasks: readonly ArticleTask[], take: (article: PackedArticle) => void) => Promise<void>;
  readonly bodies: Bodies;
  readonly memory: Memory;
  /** A digest of what a document depends on besides its text: what was read with another one is read again. */
  readonly dialect: string;
  readonly sources: SourceIndex;
  /** A digest of a file as it would be included. */
  readonly digestOfIncluded: (source: SourcePath) => string;
}

interface ArticleHead {
  readonly dialect: string;
  readonly frontMatter: FrontMatter;
  readonly isValid: boolean;
  readonly document: DocumentHead;
  readonly diagnostics: readonly Diagnostic[];
}

/** A document is put together when it is asked for. */
interface Known {
  readonly head: ArticleHead;
  readonly rest: () => DocumentRest;
}

/** Articles as they were read in an earlier build, without their bodies, or as they are read now; in their order. */
export async function loadArticles(
  paths: readonly SourcePath[],
  { readAll, memory, dialect, bodies, sources, digestOfIncluded }: ArticleReader,
): Promise<Checked<readonly LoadedArticle[]>> {
  const known = new Map<SourcePath, Known>();
  const answer: Answer = (query, source) =>
    query.startsWith(textQuery)
      ? digestOfIncluded(sourcePath(query.slice(textQuery.length)))
      : sources.find(query, source);
  for (const source of paths) {
    const earlier = memory.recall(source) as Known | undefined;
    if (earlier?.head.dialect === dialect && isAnsweredAlike(source, earlier, answer))
      known.set(source, earlier);
  }
  await readAll(
    paths.filter((source) => !known.has(source)).map((source) => ({ source })),
    ({ source, frontMatter, isValid, document, rest, body, diagnostics }) => {
      const head: ArticleHead = copyPlain({ dialect, frontMatter, isValid, document, diagnostics });
      memory.note(source, head, rest);
      bodies.keep(source, body);
      known.set(source, { head, rest: () => JSON.parse(rest) as DocumentRest });
    },
  );
  const all = paths.flatMap((source) => {
    const one = known.get(source);
    return one === undefined ? [] : [{ article: assemble(source, one, bodies), ...one.head }];
  });
  const articles = all.map(({ article }) => article);
  return {
    value: articles,
    diagnostics: nameLabels(
      all.flatMap(({ diagnostics }) => diagnostics),
      articles,
    ),
  };
}

type Answer = (query: string, source: SourcePath) => string;

/** Whether what an article asked would be answered as it was. */
function isAnsweredAlike(source: SourcePath, { head }: Known, answer: Answer): boolean {
  return Object.entries(head.document.lookups).every(([query, known]) => answer(query, source) === known);
}

/** A slice of a string keeps the whole string in memory: this copy does not. */
function copyPlain<Plain>(value: Plain): Plain {
  return JSON.parse(JSON.stringify(value)) as Plain;
}

function assemble(
  source: SourcePath,
  { head: { frontMatter, isValid, document }, rest }: Known,
  bodies: Bodies,
): LoadedArticle {
  return {
    id: idOf(source),
    source,
    frontMatter,
    isValid,
    document: joinDocument(document, rest, () => bodies.get(source)),
    place: startOf(source),
  };
}

/** Reads the bodies of these articles, so that they can be shown: those that earlier builds read are not there. */
export function readBodies(
  articles: Iterable<LoadedArticle>,
  { readAll, bodies }: Pick<ArticleReader, 'readAll' | 'bodies'>,
): Promise<void> {
  const missing = [...articles]
    .filter(({ source }) => !bodies.has(source))
    .map(({ source, frontMatter }) => ({ source, frontMatter }));
  return readAll(missing, ({ source, body }) => {
    bodies.keep(source, body);
  });
}
