import { posix } from 'node:path';
import type { Loaded } from '../../load/load.ts';
import { coverPath } from '../../load/imprint.ts';
import { logoPath } from '../../load/publication.ts';
import type { LoadedArticle } from '../../load/article.ts';
import { sourcePath, type SourcePath } from '../../model/paths.ts';

/**
 * The files that move with an article, and where they go: those that nothing else uses, and that are named after the
 * article or are in a folder that is. They keep their way from the article; its name in theirs becomes the new one.
 */
export function moveOwnFiles(
  article: LoadedArticle,
  to: SourcePath,
  loaded: Loaded,
): ReadonlyMap<SourcePath, SourcePath> {
  const others = new Set<SourcePath>(
    [
      ...loaded.articles
        .filter(({ source }) => source !== article.source)
        .map(({ document }) => document.assets),
      ...[...loaded.prefaces.values()].map(({ document }) => document.assets),
      ...[...loaded.manifests, ...loaded.collections].map(coverPath),
      logoPath(loaded.config),
    ].flatMap((uses) => uses.map(({ source }) => source)),
  );
  const names = [stemOf(article.source), article.id];
  const rename = (name: string) => {
    const owner = findOwner(name, names);
    return owner === undefined ? name : stemOf(to) + name.slice(owner.length);
  };
  const moved = new Map<SourcePath, SourcePath>();
  for (const { source } of article.document.assets) {
    if (others.has(source) || !loaded.assets.has(source)) continue;
    const way = posix.relative(posix.dirname(article.source), source);
    const segments = way.split('/');
    const renamed = segments.map(rename).join('/');
    if (!segments.some((segment) => findOwner(segment, names) !== undefined)) continue;
    // What is beside the folder of the article, as in a folder for all figures, stays there.
    const base = way.startsWith('..') ? posix.dirname(article.source) : posix.dirname(to);
    const target = sourcePath(posix.join(base, renamed));
    if (target !== source) moved.set(source, target);
  }
  return moved;
}

function stemOf(path: SourcePath): string {
  return posix.basename(path, '.md');
}

/** `ties`, `ties.svg` and `ties-at-work.png` are named after the article `ties`; `tiesto.svg` is not. */
function findOwner(name: string, stems: readonly string[]): string | undefined {
  return stems.find(
    (stem) => name === stem || (name.startsWith(stem) && /^[-_. ]/.test(name.slice(stem.length))),
  );
}
