import { decodeAddress } from '../model/decode-address.ts';

/** Gives the id of the article whose page a request target names, or undefined. */
export type FindArticle = (target: string) => string | undefined;

/** `articles` are the addresses of the articles, relative to the base URL and with a slash at the end, by id. */
export function findArticleBy(baseUrl: string, articles: ReadonlyMap<string, string>): FindArticle {
  const ids = new Map([...articles].map(([id, address]) => [pathOf(new URL(address, baseUrl).pathname), id]));
  return (target) => {
    const path = pathOf(target);
    return path === undefined ? undefined : ids.get(path);
  };
}

/** The decoded path of a target, with a slash at its end instead of `index.html`. Undefined when it cannot be decoded. */
function pathOf(target: string): string | undefined {
  const path = target.replace(/^https?:\/\/[^/?#]*/, '').replace(/[?#].*$/s, '');
  return decodeAddress(path)?.replace(/\/(?:index\.html)?$|$/, '/');
}
