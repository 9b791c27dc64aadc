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
  await checkDrawing(bytes);
  const isAnimated = isAnimatedDrawing(bytes);
  return { data: bytes, mediaType, extension: 'svg', size: undefined, isAnimated };
}

/** A drawing that is no XML is a fatal error of the whole book. Rejects with the reason. */
async function checkDrawing(bytes: Uint8Array): Promise<void> {
  const { Resvg } = await import('@resvg/resvg-js');
  new Resvg(Buffer.from(bytes), { font: { loadSystemFonts: false }, logLevel: 'off' });
}

function isAnimatedDrawing(bytes: Uint8Array): boolean {
  return /<(?:animate\w*|set)[\s>/]|@keyframes/i.test(new TextDecoder().decode(bytes));
}
