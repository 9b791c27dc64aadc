import { packFiles, unpackFiles } from '../../cache/pack.ts';
import type { Picture } from '../../model/publication.ts';
import type { Pictures } from '../pictures.ts';
import { encodeForBooks, type EncodedPicture, type PixelBox } from './encode-for-books.ts';

/** A picture as a book carries it, its bytes on the disk. */
export interface KeptPicture extends Omit<EncodedPicture, 'data'> {
  /** In bytes. */
  readonly weight: number;
  readonly read: () => Promise<Uint8Array>;
}

type Facts = Omit<EncodedPicture, 'data'> & { readonly isOriginal: boolean };

/** Encodes a picture unless it is kept already, and holds none of its bytes. Rejects when the file is damaged. */
export async function keepForBooks(
  asset: Picture,
  box: PixelBox,
  { encode }: Pictures,
): Promise<KeptPicture> {
  const { digest, mediaType, name } = asset;
  const get = async (): Promise<{ facts: Facts; data: Uint8Array }> => {
    const kept = await encode({ book: digest, mediaType, name, box }, async () => {
      const original = asset.read();
      const { data, ...rest } = await encodeForBooks(asset, original, box);
      const isOriginal = data === original;
      return { bytes: pack({ ...rest, isOriginal }, isOriginal ? new Uint8Array() : data), isLasting: true };
    });
    return unpack(kept);
  };
  const { facts, data } = await get();
  const { isOriginal, ...rest } = facts;
  return isOriginal
    ? { ...rest, weight: asset.size, read: () => Promise.resolve(asset.read()) }
    : { ...rest, weight: data.length, read: async () => (await get()).data };
}

const parts = { facts: 'facts.json', data: 'picture' } as const;

function pack(facts: Facts, data: Uint8Array): Uint8Array {
  return packFiles(
    new Map([
      [parts.facts, Buffer.from(JSON.stringify(facts))],
      [parts.data, data],
    ]),
  );
}

function unpack(kept: Uint8Array): { facts: Facts; data: Uint8Array } {
  const files = unpackFiles(kept);
  const facts = Buffer.from(files.get(parts.facts) ?? []).toString();
  return { facts: JSON.parse(facts) as Facts, data: files.get(parts.data) ?? new Uint8Array() };
}
