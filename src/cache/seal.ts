import { createHash } from 'node:crypto';

/** The length of a sha-256 digest, in bytes. */
const digestLength = 32;

/** Content with a digest of itself in front, in two pieces: joined, a large one would be held twice. */
export function seal(content: Uint8Array): readonly Uint8Array[] {
  return [digest(content), content];
}

/** What was sealed, or undefined when a byte of it was lost or changed. */
export function unseal(sealed: Uint8Array): Uint8Array | undefined {
  const content = sealed.subarray(digestLength);
  return digest(content).equals(sealed.subarray(0, digestLength)) ? content : undefined;
}

function digest(content: Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}
