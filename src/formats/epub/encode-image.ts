import type { Picture } from '../../model/publication.ts';
import { encodeForBooks, type EncodedPicture } from '../raster/encode-for-books.ts';

/** A picture as an e-book carries it. */
export interface EncodedImage extends Omit<EncodedPicture, 'size'> {
  /** In pixels; undefined for a drawing. */
  readonly size: EncodedPicture['size'] | undefined;
}

/** No reading device shows more. It is the size of a cover, too. In pixels. */
const largest = { width: 1600, height: 2560 } as const;

/** Makes an image fit for e-books. The original stays as it is, for the site. Rejects when the file is damaged. */
export async function encodeImage(asset: Picture): Promise<EncodedImage> {
  const { bytes, mediaType } = asset;
  if (mediaType !== 'image/svg+xml') return encodeForBooks(asset, largest);
  const isAnimated = isAnimatedDrawing(bytes);
  return { data: bytes, mediaType, extension: 'svg', size: undefined, isAnimated };
}

function isAnimatedDrawing(bytes: Uint8Array): boolean {
  return /<(?:animate\w*|set)[\s>/]|@keyframes/i.test(new TextDecoder().decode(bytes));
}
