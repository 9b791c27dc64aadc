import type { Picture } from '../../model/publication.ts';
import type { Pictures } from '../make-services.ts';
import { originalOf, staysAsItIs, type EncodedPicture } from './encode-for-books.ts';
import type { BookTask, PixelBox } from './picture-task.ts';
import { packFiles, unpackFiles } from '../../cache/pack.ts';

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

function unpackPicture(packed: Uint8Array): PackedPicture {
  const files = unpackFiles(packed);
  const facts = Buffer.from(files.get(parts.facts) ?? []).toString();
  return {
    facts: JSON.parse(facts) as PackedPicture['facts'],
    data: files.get(parts.data) ?? new Uint8Array(),
  };
}

/** A picture as a book carries it, its bytes on the disk. */
export interface KeptPicture extends Omit<EncodedPicture, 'data'> {
  /** In bytes. */
  readonly weight: number;
  readonly read: () => Promise<Uint8Array>;
}

/**
 * Encodes a picture unless it is kept already or fit as it is, and holds none of its bytes. Rejects with a
 * `DamagedPictureError` when the file is damaged.
 */
export async function keepForBooks(
  asset: Picture,
  box: PixelBox,
  { encode }: Pictures,
): Promise<KeptPicture> {
  const { digest, mediaType, name, size, width = 0, height = 0 } = asset;
  const { needsEncoding = false, isAnimated = false } = asset;
  const original = { weight: size, read: () => Promise.resolve(asset.read()) };
  const facts = { digest, mediaType, name, size, width, height, needsEncoding, isAnimated };
  const task: BookTask = { kind: 'book', ...facts, box };
  if (staysAsItIs(task)) return { ...originalOf(task), ...original };
  const get = async () => unpackPicture(await encode(task, asset.read));
  const {
    facts: { isOriginal, ...rest },
    data,
  } = await get();
  return isOriginal
    ? { ...rest, ...original }
    : { ...rest, weight: data.length, read: async () => (await get()).data };
}
