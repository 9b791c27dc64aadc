import { cacheControl, hashedName } from '../formats/server/cache-control.ts';
import { mediaTypes, namedTypes } from '../formats/server/media-types.ts';
import { published, saved } from '../formats/server/published-files.ts';
import type { Audience } from '../model/publication.ts';

/** What a store sends with a file, where it keeps such things. */
export interface FileHeaders {
  readonly contentType: string;
  readonly cacheControl: string;
  readonly contentDisposition?: string;
}

/** The same as the settings of a server have it (`formats/server`). The path is relative to the site. */
export function headersOf(path: string, edition: Audience): FileHeaders {
  const isSaved = fits(path, published.all) && !fits(path, published.played) && !fits(path, published.shown);
  return {
    contentType: contentTypeOf(path),
    cacheControl: edition === 'members' ? cacheControl.members : cacheControlOf(path),
    ...(isSaved && { contentDisposition: saved.value }),
  };
}

function contentTypeOf(path: string): string {
  const named = namedTypes.find(({ pattern }) => fits(path, pattern));
  const ending = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const type = named?.type ?? mediaTypes[ending] ?? 'application/octet-stream';
  return type.startsWith('text/') && !type.includes(';') ? `${type}; charset=utf-8` : type;
}

function cacheControlOf(path: string): string {
  if (fits(path, `/.*${hashedName}`)) return cacheControl.hashed;
  return path.startsWith('assets/') ? cacheControl.asset : cacheControl.page;
}

function fits(path: string, pattern: string): boolean {
  return new RegExp(`^${pattern}$`).test(`/${path}`);
}
