import { hash } from 'node:crypto';
import { digestFile } from '../platform/stored-files.ts';

/** In characters, of base64url: 132 bits of sha-256. */
const length = 22;

/** A digest that is short to keep. */
export function shorten(content: string | Uint8Array): string {
  return hash('sha256', content, 'base64url').slice(0, length);
}

/** The digest of a file of any size. */
export function shortenFile(path: string): string {
  return digestFile(path, 'base64url').slice(0, length);
}
