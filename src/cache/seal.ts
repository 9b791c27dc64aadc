import { createHash } from 'node:crypto';
import { bytesOf, type Piece } from './piece.ts';

/** The length of a sha-256 digest, in bytes. */
const digestLength = 32;

/** The pieces of a content with a digest of all of them in front: joined, a large one would be held twice. */
export function seal(...pieces: readonly Piece[]): readonly Piece[] {
  return [digest(...pieces), ...pieces];
}

/** What was sealed, or undefined when a byte of it was lost or changed. */
export function unseal(sealed: Uint8Array): Uint8Array | undefined {
  const content = sealed.subarray(digestLength);
  return digest(content).equals(sealed.subarray(0, digestLength)) ? content : undefined;
}

function digest(...pieces: readonly Piece[]): Buffer {
  const hash = createHash('sha256');
  for (const bytes of bytesOf(pieces)) hash.update(bytes);
  return hash.digest();
}
