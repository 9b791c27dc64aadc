import { hash } from 'node:crypto';
import { digestFile } from '../platform/stored-files.ts';

/** In characters, of base64url: 132 bits of sha-256. */
const length = 22;

/** A digest that is short to keep. */
export function shortDigest(content: string | Uint8Array): string {
  return hash('sha256', content, 'base64url').slice(0, length);
}

/** The digest of a file of any size. */
export function shortFileDigest(path: string): string {
  return digestFile(path, 'base64url').slice(0, length);
}
