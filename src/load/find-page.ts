import { posix } from 'node:path';
import { idOf } from '../model/ids.ts';
import type { SourcePath } from '../model/paths.ts';

/** The article that a path names as a page, as other tools link: `/articles/b/`, `b/`, `b.html`, `b`. */
export function findPage(path: string, articles: readonly SourcePath[]): SourcePath | undefined {
  const page = path.replace(/\/?(?:index\.html?)?$/, '').replace(/\.html?$/, '');
  const beside = articles.find((source) => source === `${page}.md`);
  if (beside !== undefined) return beside;
  const id = idOf(`${page}.md`);
  const named = articles.filter((source) => idOf(source) === id);
  return named.length === 1 ? named[0] : undefined;
}

/** How one source file names another. */
export function relativePath(from: SourcePath, to: SourcePath): string {
  return posix.relative(posix.dirname(from), to);
}
