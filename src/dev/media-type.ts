import { extname } from 'node:path';
import { mediaTypes, namedTypes } from '../formats/server/media-types.ts';

/** As in the settings that Kolofon writes for web servers. */
export function mediaTypeOf(file: string): string {
  const named = namedTypes.find(({ pattern }) => new RegExp(`^${pattern}$`).test(`/${file}`));
  const type = named?.type ?? mediaTypes[extname(file).slice(1)] ?? 'application/octet-stream';
  return type.startsWith('text/') && !type.includes(';') ? `${type}; charset=utf-8` : type;
}
