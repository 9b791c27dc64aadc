import { loadSharp } from './load-sharp.ts';
import type { ScreenTask } from './picture-task.ts';

/**
 * The picture upright, in sRGB and of this type, for browsers that know no AVIF. One that is damaged is given as it is.
 */
export async function fitForScreens(task: ScreenTask, bytes: Uint8Array): Promise<Uint8Array> {
  const { mediaType: from, to, widest, isOffered, needsEncoding } = task;
  const mustChange = needsEncoding || to !== from;
  const sharp = await loadSharp();
  try {
    const picture = sharp(bytes);
    const { isPalette } = await picture.metadata();
    picture.autoOrient();
    if (!isOffered || to !== from) picture.resize({ width: widest, withoutEnlargement: true });
    if (to === 'image/jpeg') picture.jpeg({ quality: 82, mozjpeg: true });
    if (to === 'image/png') picture.png({ compressionLevel: 9, palette: isPalette });
    if (to === 'image/webp') picture.webp({ quality: 82 });
    const fitted = await picture.toBuffer();
    const isLighter = mustChange || fitted.length < bytes.length;
    return isLighter ? fitted : bytes;
  } catch {
    return bytes;
  }
}
