import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';

/** What a builder may do with the values that others made. */
export interface CacheKeys {
  /** Of the builders whose values are taken. */
  readonly trusted: readonly KeyObject[];
  /** Signs what this build made; undefined for a builder that only reads. */
  readonly signing: KeyObject | undefined;
  /** 32 bytes that encrypt the values of the members' edition; undefined for a builder that must not read them. */
  readonly members: Uint8Array | undefined;
}

/** The same as text: 32 bytes each, in base64url. */
export interface WrittenKeys {
  readonly trusted: readonly string[];
  readonly signing: string | undefined;
  readonly members: string | undefined;
}

/** The prefix of the 32 bytes of an Ed25519 key in DER (RFC 8410, sections 4 and 7). */
const publicHead = Buffer.from('302a300506032b6570032100', 'hex');
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex');
const keyLength = 32;

/** Whether the text is 32 bytes in base64url. */
export function isKeyText(text: string): boolean {
  return bytesOf(text) !== undefined;
}

/** Every text must be a key. */
export function readKeys({ trusted, signing, members }: WrittenKeys): CacheKeys {
  return {
    trusted: trusted.map(readPublicKey),
    signing: signing === undefined ? undefined : readPrivateKey(signing),
    members: members === undefined ? undefined : mustBeBytes(members),
  };
}

/** A new pair of keys for a builder, and one for the members' edition. */
export interface CacheKeyTexts {
  readonly public: string;
  readonly signing: string;
  readonly members: string;
}

export function generateKeys(): CacheKeyTexts {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const tail = (der: Buffer) => der.subarray(-keyLength).toString('base64url');
  return {
    public: tail(publicKey.export({ format: 'der', type: 'spki' })),
    signing: tail(privateKey.export({ format: 'der', type: 'pkcs8' })),
    members: randomBytes(keyLength).toString('base64url'),
  };
}

/** The public key of a signing key, as text. */
export function publicKeyOf(signing: string): string {
  const key = createPublicKey(readPrivateKey(signing));
  return key.export({ format: 'der', type: 'spki' }).subarray(-keyLength).toString('base64url');
}

function readPublicKey(text: string): KeyObject {
  return createPublicKey({
    key: Buffer.concat([publicHead, mustBeBytes(text)]),
    format: 'der',
    type: 'spki',
  });
}

function readPrivateKey(text: string): KeyObject {
  const key = Buffer.concat([privateHead, mustBeBytes(text)]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

function mustBeBytes(text: string): Uint8Array {
  const bytes = bytesOf(text);
  if (bytes === undefined) throw new TypeError('A key of the cache is 32 bytes in base64url.');
  return bytes;
}

function bytesOf(text: string): Uint8Array | undefined {
  return /^[\w-]{43}$/.test(text) ? Buffer.from(text, 'base64url') : undefined;
}
