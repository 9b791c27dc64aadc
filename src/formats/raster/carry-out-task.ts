import { paintWithPalette } from '../drawing/paint.ts';
import { encodeForBooks } from './encode-for-books.ts';
import { packPicture } from './keep-for-books.ts';
import type { PaintTask, PictureTask, TaskResult, ScreenTask, CopyTask } from './picture-task.ts';
import { loadSharp } from './load-sharp.ts';

/** Tried in order, until the copy is lighter than its original: few are at first not. */
const qualities = [60, 45, 30, 15] as const;

/**
 * A picture as AVIF, `width` pixels wide. Of charts and photographs it is the lightest type at every width; more effort
 * than 2 saves a tenth and takes four times as long. A file that is damaged is given as it is: browsers look at what is
 * in it, and show what can be shown.
 */
async function encodeCopy({ mediaType, width }: CopyTask, bytes: Uint8Array): Promise<Uint8Array> {
  const sharp = await loadSharp();
  // Photographs are saved so already; letters and lines in colour would lose their edges.
  const chromaSubsampling = mediaType === 'image/jpeg' ? '4:2:0' : '4:4:4';
  try {
    let copy: Uint8Array = bytes;
    for (const quality of qualities) {
      copy = await sharp(bytes)
        .autoOrient()
        .resize({ width, withoutEnlargement: true })
        .avif({ quality, effort: 2, chromaSubsampling })
        .toBuffer();
      if (copy.length < bytes.length) break;
    }
    return copy;
  } catch {
    return bytes;
  }
}

/** Makes of a picture what the task says. */
export async function carryOutTask(task: PictureTask | PaintTask, original: Uint8Array): Promise<TaskResult> {
  try {
    return { bytes: await make(task, original) };
  } catch (error) {
    return { damage: error instanceof Error ? error.message : String(error) };
  }
}

async function make(task: PictureTask | PaintTask, original: Uint8Array): Promise<Uint8Array> {
  switch (task.kind) {
    case 'copy':
      return encodeCopy(task, original);
    case 'screen':
      return fitForScreens(task, original);
    case 'book':
      return packPicture(await encodeForBooks(task, original), original);
    case 'paint':
      return paintWithPalette(new TextDecoder().decode(original));
  }
}

/**
 * The picture upright, in sRGB and of this type, for browsers that know no AVIF. One that is damaged is given as it is.
 */
async function fitForScreens(task: ScreenTask, bytes: Uint8Array): Promise<Uint8Array> {
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
