import { packFiles, unpackFiles } from '../../cache/pack.ts';
import type { EncodedPicture } from './encode-for-books.ts';

/** A picture that stays as it is has no bytes of its own. */
interface PackedPicture {
  readonly facts: Omit<EncodedPicture, 'data'> & { readonly isOriginal: boolean };
  readonly data: Uint8Array;
}

const parts = { facts: 'facts.json', data: 'picture' } as const;

/** Puts the bytes of a picture and what is known of it into one value. */
export function packPicture({ data, ...rest }: EncodedPicture, original: Uint8Array): Uint8Array {
  const isOriginal = data === original;
  const facts: PackedPicture['facts'] = { ...rest, isOriginal };
  return packFiles(
    new Map([
      [parts.facts, Buffer.from(JSON.stringify(facts))],
      [parts.data, isOriginal ? new Uint8Array() : data],
    ]),
  );
}

export function unpackPicture(packed: Uint8Array): PackedPicture {
  const files = unpackFiles(packed);
  const facts = Buffer.from(files.get(parts.facts) ?? []).toString();
  return {
    facts: JSON.parse(facts) as PackedPicture['facts'],
    data: files.get(parts.data) ?? new Uint8Array(),
  };
}
