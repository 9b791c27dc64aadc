import { scanGif } from './gif.ts';
import { scanJpeg } from './jpeg.ts';
import { scanPng } from './png.ts';
import type { Scan, ScanFile } from './scan.ts';
import { scanWebp } from './webp.ts';

const scanners: Readonly<Record<string, ScanFile>> = {
  'image/gif': scanGif,
  'image/jpeg': scanJpeg,
  'image/png': scanPng,
  'image/webp': scanWebp,
};

/** In bytes: the longest head that a scanner takes for granted. */
const shortest = 13;

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
