import { unknown, UsageError } from '../../build/usage-error.ts';
import type { LoadedManifest } from '../../load/manifest.ts';
import { partsOf } from '../../load/sections.ts';
import type { SourcePath } from '../../model/paths.ts';
import type { Sources } from '../read-sources.ts';
import type { SourceChange } from '../source-change.ts';
import { addToList, type ListPlace } from './add-to-list.ts';
import { newArticle, type ArticleFacts } from './new-article.ts';

export interface ArticleRequest extends ArticleFacts {
  /** Ids; undefined where none was named. */
  readonly series: readonly string[] | undefined;
  /** The id of the part that it follows; at the end otherwise. */
  readonly after: string | undefined;
}

export interface PlannedArticle {
  readonly id: string;
  readonly path: SourcePath;
  /** The series that it becomes part of. */
  readonly series: readonly string[];
  readonly changes: readonly SourceChange[];
}

export function planArticle(request: ArticleRequest, sources: Sources): PlannedArticle {
  const { files, articles, manifests } = sources;
  const { id, path, change } = newArticle(request, sources);
  const chosen = chooseManifests(request, manifests);
  const known = new Set(articles.map((article) => article.id));
  if (request.after !== undefined && !known.has(request.after))
    throw new UsageError(unknown('article', request.after, [...known]));
  const edits = chosen.map((manifest) =>
    addToList(manifest.source, placeIn(manifest, request.after), id, files),
  );
  return {
    id,
    path,
    series: chosen.map((manifest) => manifest.id),
    changes: [change, ...edits],
  };
}

/** The series that are named; without a name, the one that has the part before, or the only one that there is. */
function chooseManifests(
  { series, after }: ArticleRequest,
  manifests: readonly LoadedManifest[],
): readonly LoadedManifest[] {
  const ids = manifests.map(({ id }) => id);
  if (series !== undefined)
    return series.map((name) => {
      const manifest = manifests.find(({ id }) => id === name);
      if (manifest === undefined) throw new UsageError(unknown('series', name, ids));
      return manifest;
    });
  if (after === undefined) return manifests.length === 1 ? manifests : [];
  const having = manifests.filter(({ sections }) =>
    sections.some(({ parts }) => parts.some(({ id }) => id === after)),
  );
  if (having.length > 1)
    throw new UsageError(
      `"${after}" is in ${having.map(({ id }) => id).join(', ')}: say which with --series.`,
    );
  return having;
}

function placeIn({ id, manifest, sections }: LoadedManifest, after: string | undefined): ListPlace {
  const parts = sections.flatMap((section) => section.parts);
  if (after !== undefined) {
    const part = parts.find((one) => one.id === after);
    if (part === undefined)
      throw new UsageError(`"${after}" is not a part of the series "${id}". Its parts: ${listIds(parts)}.`);
    return { path: part.path.slice(0, -1), after: Number(part.path.at(-1)) };
  }
  const last = manifest.parts.length - 1;
  // Behind a section, a part would be under no heading.
  return partsOf(manifest.parts[last]).length > 0 ? { path: ['parts', last, 'parts'] } : { path: ['parts'] };
}

function listIds(parts: readonly { readonly id: string }[]): string {
  const shown = parts.slice(0, 8).map(({ id }) => id);
  return [
    ...shown,
    ...(parts.length > shown.length ? [`${String(parts.length - shown.length)} more`] : []),
  ].join(', ');
}
