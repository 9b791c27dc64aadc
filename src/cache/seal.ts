import { createHash } from 'node:crypto';

/** The length of a sha-256 digest, in bytes. */
const digestLength = 32;

/** The pieces of a content with a digest of all of them in front: joined, a large one would be held twice. */
export function seal(...pieces: readonly Uint8Array[]): readonly Uint8Array[] {
  return [digest(...pieces), ...pieces];
}

/** What was sealed, or undefined when a byte of it was lost or changed. */
export function unseal(sealed: Uint8Array): Uint8Array | undefined {
  const content = sealed.subarray(digestLength);
  return digest(content).equals(sealed.subarray(0, digestLength)) ? content : undefined;
}

function digest(...pieces: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}
