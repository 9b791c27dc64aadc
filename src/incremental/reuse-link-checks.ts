import type { LoadedArticle } from '../load/article.ts';
import { publicationFile } from '../load/publication.ts';
import type { Loaded } from '../load/load.ts';
import type { SourcePath } from '../model/paths.ts';
import { openMemory, type Notes } from './notes.ts';
import type { BuildRecord } from './record.ts';

/** What an earlier build knew, and what has changed since. */
export interface Since {
  readonly record: BuildRecord;
  readonly notes: Notes;
  readonly digestOf: (path: SourcePath) => string;
}

/**
 * Marks the articles whose links and citations need not be followed again: a build for the same day found nothing wrong
 * with them, and what they lead to is there as it was.
 */
export function reuseLinkChecks(loaded: Loaded, asOf: string, since: Since | undefined): Loaded {
  if (since?.record.asOf !== asOf) return loaded;
  const { record, digestOf } = since;
  // A check may have been off so far.
  if (record.sources.get(publicationFile)?.digest !== digestOf(publicationFile)) return loaded;
  const changed = new Set(
    loaded.articles
      .map(({ source }) => source)
      .filter((source) => record.sources.get(source)?.digest !== digestOf(source)),
  );
  const troubled = new Set(record.diagnostics.map(({ place }) => place.file));
  const moved = findMoved(loaded.articles, changed, since);
  const hasSameReferences = [...record.sources]
    .filter(([path]) => path.startsWith('series/references.'))
    .every(([path, { digest }]) => digestOf(path) === digest);
  const isAlreadyChecked = ({ source, document: { targets, cited, lookups } }: LoadedArticle) =>
    !changed.has(source) &&
    !troubled.has(source) &&
    // What it asked may have been answered otherwise.
    Object.keys(lookups).length === 0 &&
    (moved.size === 0 || !targets.some((target) => moved.has(target))) &&
    (hasSameReferences || cited.length === 0);
  const articles = loaded.articles.map((article) =>
    isAlreadyChecked(article) ? { ...article, isSettled: true } : article,
  );
  return { ...loaded, articles };
}

/** The articles to which a link may lead otherwise than before. */
function findMoved(
  articles: readonly LoadedArticle[],
  changed: ReadonlySet<SourcePath>,
  { record, notes }: Since,
): Set<SourcePath> {
  const sources = new Set(articles.map(({ source }) => source));
  const gone = [...record.sources.keys()].filter((path) => path.endsWith('.md') && !sources.has(path));
  const other = articles.filter(
    (article) =>
      changed.has(article.source) && faceOf(article) !== earlierFace(article.source, record, notes),
  );
  return new Set([...gone, ...other.map(({ source }) => source)]);
}

/** What a link to an article sees of it. */
function faceOf({ frontMatter, document }: LoadedArticle): string {
  const { status, published, title } = frontMatter;
  return JSON.stringify([status, published, title, document.ids, document.aliases]);
}

function earlierFace(path: SourcePath, { sources }: BuildRecord, notes: Notes): string | undefined {
  const earlier = openMemory(notes, (one) => sources.get(one)?.digest ?? '').recall(path);
  if (earlier === undefined) return undefined;
  const head = earlier.head as Pick<LoadedArticle, 'frontMatter' | 'document'>;
  const rest = earlier.rest() as LoadedArticle['document'];
  return faceOf({ ...head, document: { ...head.document, ...rest } } as LoadedArticle);
}
