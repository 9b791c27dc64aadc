import { scanGif } from './gif.ts';
import { scanJpeg } from './jpeg.ts';
import { scanPng } from './png.ts';
import type { Scan, ScanFile } from './scan.ts';
import { scanWebp } from './webp.ts';
import { lookupTable } from '../../model/lookup-table.ts';

const scanners: Readonly<Record<string, ScanFile>> = lookupTable({
  'image/gif': scanGif,
  'image/jpeg': scanJpeg,
  'image/png': scanPng,
  'image/webp': scanWebp,
});

/** In bytes: the longest head that a scanner takes for granted. */
const shortest = 13;

/** What kind of picture a file is, by its first bytes; undefined for kinds whose metadata cannot be left out. */
export function pictureTypeOf(head: Uint8Array): string | undefined {
  const start = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1', 0, shortest);
  if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return 'image/webp';
  return Object.keys(signatures).find((type) => start.startsWith(signatures[type] ?? ''));
}

/** In Latin-1. */
const signatures: Readonly<Record<string, string>> = lookupTable({
  'image/gif': 'GIF8',
  'image/jpeg': '\xFF\xD8\xFF',
  'image/png': '\x89PNG\r\n\x1A\n',
});

/** Reads the file of a picture without decoding it; undefined when it is damaged, or of another kind. */
export function scanPicture(bytes: Uint8Array, mediaType: string): Scan | undefined {
  return bytes.length < shortest ? undefined : scanners[mediaType]?.(bytes);
}

/** A picture without what a camera or a program says about it, but for its orientation. The same bytes when there is nothing to leave out. */
export function withoutMetadata(bytes: Uint8Array, mediaType: string): Uint8Array {
  const scan = scanPicture(bytes, mediaType);
  if (scan === undefined) return bytes;
  const length = scan.parts.reduce((sum, part) => sum + part.length, 0);
  return scan.orientation === 1 && length === bytes.length ? bytes : Buffer.concat(scan.parts);
}
