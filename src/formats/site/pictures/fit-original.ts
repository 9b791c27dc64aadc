import { keyOf } from '../../../cache/key.ts';
import type { Picture } from '../../../model/publication.ts';
import { isAnimatedPicture } from '../../raster/is-animated.ts';
import { widest } from './plan-copies.ts';

/**
 * Whether the file of a picture is another one on the site: one that is turned or in other colours than sRGB, and one
 * that is wider than any page shows it. Whoever downloads a picture gets it in its size.
 */
export function needsFitting(asset: Picture): boolean {
  const { mediaType, needsEncoding = false, isOffered = false, width = 0 } = asset;
  const isPicture = ['image/png', 'image/jpeg', 'image/webp'].includes(mediaType);
  if (!isPicture || isAnimatedPicture(asset)) return false;
  return needsEncoding || (!isOffered && width > widest);
}

/** What the bytes depend on. */
export function fitFacts({ bytes, mediaType, isOffered = false }: Picture): unknown {
  return { original: keyOf(bytes), mediaType, isOffered };
}

/** The picture upright and in sRGB, for browsers that know no AVIF. One that is damaged is given as it is. */
export async function fitForScreens(asset: Picture): Promise<{ bytes: Uint8Array; isLasting: boolean }> {
  const { bytes, mediaType, isOffered = false, needsEncoding = false } = asset;
  const { default: sharp } = await import('sharp');
  try {
    const picture = sharp(bytes);
    const { isPalette } = await picture.metadata();
    picture.autoOrient();
    if (!isOffered) picture.resize({ width: widest, withoutEnlargement: true });
    if (mediaType === 'image/jpeg') picture.jpeg({ quality: 82, mozjpeg: true });
    if (mediaType === 'image/png') picture.png({ compressionLevel: 9, palette: isPalette });
    if (mediaType === 'image/webp') picture.webp({ quality: 82 });
    const fitted = await picture.toBuffer();
    const isLighter = needsEncoding || fitted.length < bytes.length;
    return { bytes: isLighter ? fitted : bytes, isLasting: true };
  } catch {
    return { bytes, isLasting: true };
  }
}
