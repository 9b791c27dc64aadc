import type { Sharp } from 'sharp';
import { isPhotographicPng } from './is-photographic.ts';
import { loadSharp } from './load-sharp.ts';
import type { BookTask } from './picture-task.ts';

/** A picture as a book carries it. */
export interface EncodedPicture {
  readonly data: Uint8Array;
  readonly mediaType: string;
  readonly extension: string;
  /** In pixels. */
  readonly size: { readonly width: number; readonly height: number };
  readonly isAnimated: boolean;
}

/** What is smaller is left as it is. In bytes. */
const light = 150_000;
/** An opaque PNG that is larger is a photograph, for which JPEG is made. */
const heavyPng = 1_000_000;

const lightest = {
  jpeg: { quality: 82, chromaSubsampling: '4:4:4', mozjpeg: true },
  png: { compressionLevel: 9 },
};
/** An eighth of the time. */
const quickest = { jpeg: { quality: 1 }, png: { compressionLevel: 1 } };

/** What is known of a picture that no book changes. */
export function originalOf({
  mediaType,
  name,
  width,
  height,
  isAnimated,
}: BookTask): Omit<EncodedPicture, 'data'> {
  const extension = name.slice(name.lastIndexOf('.') + 1);
  return { mediaType, extension, size: { width, height }, isAnimated };
}

/** Whether a picture is known to be fit for a book without being decoded. */
export function staysAsItIs(task: BookTask): boolean {
  const { mediaType, size, isAnimated } = task;
  if (mediaType === 'image/png' && isAnimated) return true;
  return !mustChange(task) && size <= light && mediaType !== 'image/gif';
}

function mustChange({ mediaType, width, height, needsEncoding, box }: BookTask): boolean {
  return needsEncoding || width > box.width || height > box.height || mediaType === 'image/webp';
}

/**
 * Makes a picture fit for a book: upright, in sRGB, no larger than its box, no heavier than it has to be, as JPEG, PNG or
 * GIF (Kindle has no WebP, and in a PDF it would be stored without compression of its kind). Rejects when the file is
 * damaged.
 */
export async function encodeForBooks(task: BookTask, bytes: Uint8Array): Promise<EncodedPicture> {
  const { mediaType, box } = task;
  const original = { ...originalOf(task), data: bytes, isAnimated: false };
  const sharp = await loadSharp();
  const picture = sharp(bytes, { failOn: 'error' });
  const { pages = 1, hasAlpha, isPalette } = await picture.metadata();
  // An animation would lose its motion.
  if (mediaType === 'image/gif') return { ...original, isAnimated: pages > 1 };
  if (pages > 1) {
    const data = await sharp(bytes, { animated: true }).gif().toBuffer();
    return { ...original, data, mediaType: 'image/gif', extension: 'gif', isAnimated: true };
  }

  const fitted = picture.autoOrient().resize({ ...box, fit: 'inside', withoutEnlargement: true });
  const mayBePhotograph =
    mediaType === 'image/webp' ||
    (mediaType === 'image/png' && (bytes.length > heavyPng || isPhotographicPng(task)));
  const isPhotograph =
    mediaType === 'image/jpeg' || (mayBePhotograph && (!hasAlpha || (await isOpaque(sharp(bytes)))));
  const { jpeg, png } = task.isTrial === true ? quickest : lightest;
  const encoded = isPhotograph ? fitted.jpeg(jpeg) : fitted.png({ ...png, palette: isPalette });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  if (!mustChange(task) && data.length >= bytes.length) return original;
  return {
    data,
    mediaType: isPhotograph ? 'image/jpeg' : 'image/png',
    extension: isPhotograph ? 'jpg' : 'png',
    size: { width: info.width, height: info.height },
    isAnimated: false,
  };
}

/** Whether a picture with room for transparency uses none of it: programs save screens and photographs so. */
async function isOpaque(picture: Sharp): Promise<boolean> {
  return (await picture.stats()).isOpaque;
}
