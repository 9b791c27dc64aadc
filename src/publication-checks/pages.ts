import type { LoadedArticle } from '../load/article.ts';
import type { Loaded } from '../load/load.ts';
import { idOf } from '../model/ids.ts';
import type { SourcePath } from '../model/paths.ts';

/** Finds the article that somebody meant by another name. */
export interface Pages {
  /** By the path of a file: of the same id, or renamed. */
  readonly byFile: (path: string) => LoadedArticle | undefined;
  /** By a path on a site: `/articles/b/`, `b.html`. */
  readonly bySitePath: (path: string) => LoadedArticle | undefined;
  /** By an address of the publication's own site; undefined for other pages. */
  readonly byAddress: (url: string) => LoadedArticle | undefined;
}

/** `renamed` gives the new ids of articles by those they had before. */
export function openPages(
  { articles, manifests, collections, config }: Loaded,
  renamed: ReadonlyMap<string, string>,
): Pages {
  const bySource = new Map(articles.map((article) => [article.source, article]));
  const byId = new Map(articles.map((article) => [article.id, article]));
  const books = new Set([...manifests, ...collections].map(({ id }) => id));
  const find = (id: string) => byId.get(id) ?? byId.get(renamed.get(id) ?? '');
  const base = config.publication.baseUrl.replace(/\/?$/, '/');
  const folder = `${base}${config.publication.addresses.articles}/`;
  return {
    byFile: (path) => find(idOf(path)),
    bySitePath: (path) => {
      const page = path.replace(/\/?(?:index\.html?)?$/, '').replace(/\.(?:html?|md)$/, '');
      const id = idOf(`${page}.md`);
      return bySource.get(`${page}.md` as SourcePath) ?? (books.has(id) ? undefined : find(id));
    },
    byAddress: (url) => {
      if (!url.startsWith(folder)) return undefined;
      const id = /^([a-z0-9-]+)\/?(?:index\.html)?(?:#.*)?$/.exec(url.slice(folder.length))?.[1];
      return id === undefined ? undefined : find(id);
    },
  };
}
