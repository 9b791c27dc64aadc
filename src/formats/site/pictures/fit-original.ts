import type { Picture } from '../../../model/publication.ts';
import { widest } from './plan-copies.ts';
import type { ScreenTask } from '../../raster/picture-task.ts';

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

/** The picture upright, in sRGB and of this type, for browsers that know no AVIF. */
export function screenTask(asset: Picture, to: string): ScreenTask {
  const { digest, mediaType, isOffered = false, needsEncoding = false } = asset;
  return { kind: 'screen', digest, mediaType, isOffered, needsEncoding, to, widest };
}
