import { memoise } from '../model/memoise.ts';
import { isPicture, type Asset, type Publication } from '../model/publication.ts';
import type { Article } from '../model/series.ts';

/** Where a file of the publication is on the site, relative to the base URL. */
export function assetAddress(asset: Asset): string {
  if (!isPicture(asset) && asset.staticPath !== undefined)
    return asset.staticPath.split('/').map(encodeURIComponent).join('/');
  return `files/${asset.name}`;
}

/** The public address of an article, or of something in it. */
export function publicAddress({ baseUrl }: Publication, article: Article, fragment?: string): string {
  return absoluteUrl(fragment === undefined ? article.address : `${article.address}#${fragment}`, baseUrl);
}

const baseOf = memoise((baseUrl) => new URL('.', baseUrl).href);

/** Segments of letters, digits and hyphens, and no more than a file's ending: of these a URL is only put together. */
const plainPath = /^(?:[\w-]+\/)*[\w-]+(?:\.[\w-]+)*\/?$/;

/** The address of a path on the site. `baseUrl` ends in a slash. */
export function absoluteUrl(path: string, baseUrl: string): string {
  if (!plainPath.test(path)) return new URL(path, baseUrl).href;
  return `${baseOf(baseUrl)}${path}`;
}
