import type { Asset } from '../../model/publication.ts';

/** A picture as an e-book carries it. */
export interface EncodedImage {
  readonly data: Uint8Array;
  readonly mediaType: string;
  readonly extension: string;
  /** In pixels; undefined for a drawing. */
  readonly size: { readonly width: number; readonly height: number } | undefined;
  readonly isAnimated: boolean;
}

/** No reading device shows more. It is the size of a cover, too. In pixels. */
const largest = { width: 1600, height: 2560 } as const;
/** What weighs less is left as it is. In bytes. */
const light = 150_000;
/** An opaque PNG that weighs more is a photograph, for which JPEG is made. */
const heavyPng = 1_000_000;

/**
 * Makes a picture fit for e-books: no larger than a page, no heavier than it has to be, in a type that every device
 * knows (Kindle has no WebP). The original stays as it is, for the site. Rejects when the file is damaged.
 */
export async function encodeImage({
  bytes,
  mediaType,
  name,
  width = 0,
  height = 0,
}: Asset): Promise<EncodedImage> {
  const extension = name.slice(name.lastIndexOf('.') + 1);
  const original: EncodedImage = {
    data: bytes,
    mediaType,
    extension,
    size: { width, height },
    isAnimated: false,
  };
  if (mediaType === 'image/svg+xml') {
    await checkDrawing(bytes);
    return { ...original, size: undefined, isAnimated: isAnimatedDrawing(bytes) };
  }
  if (mediaType === 'image/png' && isAnimatedPng(bytes)) return { ...original, isAnimated: true };
  const isTooLarge = width > largest.width || height > largest.height;
  const isFine =
    !isTooLarge && bytes.length <= light && mediaType !== 'image/webp' && mediaType !== 'image/gif';
  if (isFine) return original;

  const { default: sharp } = await import('sharp');
  const picture = sharp(bytes, { failOn: 'error' });
  const { pages = 1, hasAlpha } = await picture.metadata();
  // A moving picture would stand still.
  if (mediaType === 'image/gif') return { ...original, isAnimated: pages > 1 };
  if (pages > 1) {
    const data = await sharp(bytes, { animated: true }).gif().toBuffer();
    return { ...original, data, mediaType: 'image/gif', extension: 'gif', isAnimated: true };
  }

  const fitted = picture.autoOrient().resize({ ...largest, fit: 'inside', withoutEnlargement: true });
  const isPhotograph =
    mediaType === 'image/jpeg' ||
    (!hasAlpha && (mediaType === 'image/webp' || (mediaType === 'image/png' && bytes.length > heavyPng)));
  const { data, info } = isPhotograph
    ? await fitted
        .jpeg({ quality: 82, chromaSubsampling: '4:4:4', mozjpeg: true })
        .toBuffer({ resolveWithObject: true })
    : await fitted.png({ compressionLevel: 9, palette: false }).toBuffer({ resolveWithObject: true });
  if (mediaType !== 'image/webp' && !isTooLarge && data.length >= bytes.length) return original;
  return {
    data,
    mediaType: isPhotograph ? 'image/jpeg' : 'image/png',
    extension: isPhotograph ? 'jpg' : 'png',
    size: { width: info.width, height: info.height },
    isAnimated: false,
  };
}

/** A drawing that is no XML is a fatal error of the whole book. Rejects with the reason. */
async function checkDrawing(bytes: Uint8Array): Promise<void> {
  const { Resvg } = await import('@resvg/resvg-js');
  new Resvg(Buffer.from(bytes), { font: { loadSystemFonts: false }, logLevel: 'off' });
}

/** An animation is announced before the first picture (PNG, third edition, section 11.3.6). */
function isAnimatedPng(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 10_000)).includes('acTL');
}

function isAnimatedDrawing(bytes: Uint8Array): boolean {
  return /<(?:[\w-]+:)?(?:animate\w*|set)[\s>/]|@keyframes/i.test(new TextDecoder().decode(bytes));
}
