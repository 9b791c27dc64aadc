import type { Picture } from '../../model/publication.ts';
import type { Pictures } from '../pictures.ts';
import { originalOf, staysAsItIs, type EncodedPicture } from './encode-for-books.ts';
import { unpackPicture } from './pack-picture.ts';
import type { BookTask, PixelBox } from './picture-task.ts';

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
