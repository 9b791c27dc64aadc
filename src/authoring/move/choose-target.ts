import { posix } from 'node:path';
import { unknown, UsageError } from '../../build/usage-error.ts';
import type { LoadedArticle } from '../../load/article.ts';
import { idOf, idOfName, slug } from '../../model/ids.ts';
import { sourcePath, type SourcePath } from '../../model/paths.ts';

const folder = 'series/articles';

/** The article that an id or a path means: `ties`, `ties.md`, `series/articles/basics/ties.md`. */
export function findArticle(written: string, articles: readonly LoadedArticle[]): LoadedArticle {
  const path = normalise(written);
  const found =
    articles.find(({ source }) => source === posix.join(folder, path)) ??
    articles.find(({ id }) => id === idOfName(path.replace(/\.md$/, '')));
  if (found !== undefined) return found;
  throw new UsageError(
    unknown(
      'article',
      written,
      articles.map(({ id }) => id),
    ),
  );
}

/** The file that an article gets: in its folder where only a name is given, and with its name where only a folder is. */
export function chooseTarget(written: string, { source }: LoadedArticle): SourcePath {
  const path = normalise(written);
  const isFolder = /[/\\]$/.test(written);
  const name = isFolder ? posix.basename(source) : nameOf(posix.basename(path), written);
  const own = isFolder ? path : posix.dirname(path);
  const beside = posix.relative(folder, posix.dirname(source));
  const to = posix.join(folder, written.includes('/') || written.includes('\\') ? own : beside, name);
  if (!to.startsWith(`${folder}/`))
    throw new UsageError(`"${written}" leads out of ${folder}, the folder of articles.`);
  if (idOf(to) === '')
    throw new UsageError(`No id can be made from "${written}": it needs letters or digits.`);
  return sourcePath(to);
}

/** A path below `series/articles`, as it may be written from there, from `series` or from the root. */
function normalise(written: string): string {
  const path = written.replaceAll('\\', '/').normalize('NFC').replace(/^\.\//, '');
  if (posix.isAbsolute(path))
    throw new UsageError(`"${written}" is an absolute path: name it by its path in ${folder}.`);
  return path.replace(/^(?:series\/)?articles\//, '');
}

/** A name with `.md` stays as it is, in any script; any other is an id. */
function nameOf(name: string, written: string): string {
  if (name.endsWith('.md')) return name;
  const id = slug(name);
  if (id === '') throw new UsageError(`No id can be made from "${written}": it needs letters or digits.`);
  return `${id}.md`;
}
