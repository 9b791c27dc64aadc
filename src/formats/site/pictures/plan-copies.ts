import type { Picture } from '../../../model/publication.ts';
import { assetAddress } from '../../addresses.ts';

/** A picture in a smaller size, encoded again. */
export interface Copy {
  /** Relative to the folder of the site. */
  readonly file: string;
  /** In pixels: never more than that of the original. */
  readonly width: number;
}

/** In pixels: from a phone of ordinary density to the column of a wide screen at twice that. */
const widths = [480, 720, 960, 1440] as const;
/** No page shows a picture wider. */
export const widest = widths[3];
/** What is smaller is fetched as fast as any copy of it. In bytes. */
const light = 8_000;

/**
 * The copies to be made of a picture, narrowest first: none of a drawing, of one that moves, and of one that is small
 * or light as it is.
 */
export function planCopies(asset: Picture): Copy[] {
  const { mediaType, size, width, isAnimated = false } = asset;
  const isPicture = ['image/png', 'image/jpeg', 'image/webp'].includes(mediaType);
  if (!isPicture || width === undefined || size < light || isAnimated) return [];
  if (width <= widths[0]) return [];
  const last = Math.min(width, widest);
  return [...widths.filter((one) => one < last), last].map((one) => ({
    // The whole name: a PNG and a JPEG may be called the same.
    file: `${assetAddress(asset)}-${one}.avif`,
    width: one,
  }));
}
