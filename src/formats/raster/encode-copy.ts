import { loadSharp } from './load-sharp.ts';
import type { CopyTask } from './picture-task.ts';

/** Tried in order, until the copy is lighter than its original: few are at first not. */
const qualities = [60, 45, 30, 15] as const;

/**
 * A picture as AVIF, `width` pixels wide. Of charts and photographs it is the lightest type at every width; more effort
 * than 2 saves a tenth and takes four times as long. A file that is damaged is given as it is: browsers look at what is
 * in it, and show what can be shown.
 */
export async function encodeCopy({ mediaType, width }: CopyTask, bytes: Uint8Array): Promise<Uint8Array> {
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
