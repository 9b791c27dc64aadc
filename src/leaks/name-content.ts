import { createHash } from 'node:crypto';
import { extname } from 'node:path';

/** Names the content of a file, for `CleanFiles`: some files are read by the ending of their names. */
export function nameContent(path: string, bytes: Uint8Array): string {
  return nameDigest(path, digestOf(bytes));
}

/** The same of a file whose digest is known. */
export function nameDigest(path: string, digest: string): string {
  return `${digest}${extname(path).toLowerCase()}`;
}

/** SHA-256 in hexadecimal: what names a protected picture or download. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
