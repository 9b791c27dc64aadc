import type { Article, Asset, Publication } from '../model/publication.ts';

/** Where a file of the publication stands on the site, relative to the base URL. */
export function assetAddress({ name }: Asset): string {
  return `files/${name}`;
}

/** The public address of an article, or of something in it. */
export function publicAddress({ baseUrl }: Publication, article: Article, fragment?: string): string {
  return new URL(fragment === undefined ? article.address : `${article.address}#${fragment}`, baseUrl).href;
}
