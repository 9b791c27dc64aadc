import type { Picture } from '../../../model/publication.ts';
import { widest } from './plan-copies.ts';
import { loadSharp } from '../../raster/load-sharp.ts';

/**
 * Whether the file of a picture is another one on the site: one that is turned or in other colours than sRGB, and one
 * that is wider than any page shows it. Whoever downloads a picture gets it in its size.
 */
export function needsFitting(asset: Picture): boolean {
  const { mediaType, needsEncoding = false, isOffered = false, isAnimated = false, width = 0 } = asset;
  const isPicture = ['image/png', 'image/jpeg', 'image/webp'].includes(mediaType);
  if (!isPicture || isAnimated) return false;
  return needsEncoding || (!isOffered && width > widest);
}

/** What the bytes depend on. */
export function fitFacts({ digest, isOffered = false }: Picture, mediaType: string): unknown {
  return { original: digest, mediaType, isOffered };
}

/**
 * The picture upright, in sRGB and of this type, for browsers that know no AVIF. One that is damaged is given as it is.
 */
export async function fitForScreens(
  asset: Picture,
  mediaType: string,
): Promise<{ bytes: Uint8Array; isLasting: boolean }> {
  const { isOffered = false, needsEncoding = false } = asset;
  const mustChange = needsEncoding || mediaType !== asset.mediaType;
  const bytes = asset.read();
  const sharp = await loadSharp();
  try {
    const picture = sharp(bytes);
    const { isPalette } = await picture.metadata();
    picture.autoOrient();
    if (!isOffered || mediaType !== asset.mediaType)
      picture.resize({ width: widest, withoutEnlargement: true });
    if (mediaType === 'image/jpeg') picture.jpeg({ quality: 82, mozjpeg: true });
    if (mediaType === 'image/png') picture.png({ compressionLevel: 9, palette: isPalette });
    if (mediaType === 'image/webp') picture.webp({ quality: 82 });
    const fitted = await picture.toBuffer();
    const isLighter = mustChange || fitted.length < bytes.length;
    return { bytes: isLighter ? fitted : bytes, isLasting: true };
  } catch {
    return { bytes, isLasting: true };
  }
}
