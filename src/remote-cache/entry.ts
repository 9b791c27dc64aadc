import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import type { CacheKeys } from './keys.ts';
import type { EntryName } from './transport.ts';

/**
 * An entry as it lies on a server: `KLC1`, an Ed25519 signature of its name and all that follows, and the content with
 * its sha-256 digest in front. Of the members' namespace, these two are encrypted with AES-256-GCM, behind their nonce
 * and tag. The signature is of the digest of what it covers, so that a large entry is read once.
 */
const mark = Buffer.from('KLC1');
const signatureLength = 64;
const nonceLength = 12;
const tagLength = 16;
const digestLength = 32;

/** Undefined where the keys are not enough to write it. */
export function writeEntry(
  entry: EntryName,
  content: Uint8Array,
  { signing, members }: Pick<CacheKeys, 'signing' | 'members'>,
): Uint8Array | undefined {
  if (signing === undefined) return undefined;
  const plain = Buffer.concat([digest(content), content]);
  const body = entry.namespace === 'open' ? plain : members && encrypt(plain, members, entry);
  return body && Buffer.concat([mark, sign(null, statement(entry, body), signing), body]);
}

/** Undefined for whatever a trusted builder did not write under this name. */
export function readEntry(
  entry: EntryName,
  bytes: Uint8Array,
  { trusted, members }: Pick<CacheKeys, 'trusted' | 'members'>,
): Uint8Array | undefined {
  const start = mark.length + signatureLength;
  if (bytes.length < start || !mark.equals(bytes.subarray(0, mark.length))) return undefined;
  const body = bytes.subarray(start);
  if (!isSigned(statement(entry, body), bytes.subarray(mark.length, start), trusted)) return undefined;
  const plain = entry.namespace === 'open' ? body : members && decrypt(body, members, entry);
  if (plain === undefined || plain.length < digestLength) return undefined;
  const content = plain.subarray(digestLength);
  return digest(content).equals(plain.subarray(0, digestLength)) ? content : undefined;
}

/** What is signed: an entry under another name, or of the other namespace, is another one. */
function statement({ namespace, name }: EntryName, body: Uint8Array): Buffer {
  return Buffer.from(`${mark.toString()} ${namespace} ${name} ${digest(body).toString('hex')}`);
}

function isSigned(text: Buffer, signature: Uint8Array, trusted: readonly KeyObject[]): boolean {
  return trusted.some((key) => verify(null, text, key, signature));
}

function encrypt(plain: Uint8Array, key: Uint8Array, { name }: EntryName): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(name));
  const encrypted = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), encrypted]);
}

/** Undefined where it was encrypted with another key. */
function decrypt(body: Uint8Array, key: Uint8Array, { name }: EntryName): Uint8Array | undefined {
  const start = nonceLength + tagLength;
  if (body.length < start) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, nonceLength));
  decipher.setAAD(Buffer.from(name));
  decipher.setAuthTag(body.subarray(nonceLength, start));
  try {
    return Buffer.concat([decipher.update(body.subarray(start)), decipher.final()]);
  } catch {
    return undefined;
  }
}

function digest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
