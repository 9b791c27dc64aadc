import type { Picture } from '../../model/publication.ts';
import type { Pictures } from '../pictures.ts';
import { keepForBooks, type KeptPicture } from '../raster/keep-for-books.ts';

/** A picture as an e-book carries it. */
export interface EncodedImage extends Omit<KeptPicture, 'size'> {
  /** In pixels; undefined for a drawing. */
  readonly size: KeptPicture['size'] | undefined;
}

/** No reading device shows more. It is the size of a cover, too. In pixels. */
const largest = { width: 1600, height: 2560 } as const;

/** Makes an image fit for e-books. The original stays as it is, for the site. Rejects when the file is damaged. */
export async function encodeImage(asset: Picture, pictures: Pictures): Promise<EncodedImage> {
  const { mediaType } = asset;
  if (mediaType !== 'image/svg+xml') return keepForBooks(asset, largest, pictures);
  const bytes = asset.read();
  return {
    mediaType,
    extension: 'svg',
    size: undefined,
    isAnimated: isAnimatedDrawing(bytes),
    weight: asset.size,
    read: () => Promise.resolve(asset.read()),
  };
}

function isAnimatedDrawing(bytes: Uint8Array): boolean {
  return /<(?:animate\w*|set)[\s>/]|@keyframes/i.test(new TextDecoder().decode(bytes));
}
