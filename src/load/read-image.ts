import { imageSize } from 'image-size';
import type { Picture } from '../model/publication.ts';
import { looksLikeXml } from './drawing/xml.ts';
import type { RemovedKind } from './drawing/removed.ts';
import { isLfsPointer, lfsPointer } from './lfs-pointer.ts';
import { hasAlphaChannel, isAnimatedPicture } from './raster/facts.ts';
import { scanPicture, withoutMetadata } from './raster/scan-picture.ts';
import { lookupTable } from '../model/lookup-table.ts';

export const imageTypes: Readonly<Record<string, string>> = lookupTable({
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
});

/** In pixels: the cameras of telephones take up to 200 million. What is decoded takes four bytes for each. */
const mostPixels = 250_000_000;

const readableKinds = 'Save it as PNG, JPEG, WebP, GIF or SVG.';

/** What is known of an image that may be published, by its content: plain data. */
export interface ImageFacts {
  /** The ending of its published file. */
  readonly type: string;
  readonly facts: Pick<
    Picture,
    'mediaType' | 'width' | 'height' | 'needsEncoding' | 'isAnimated' | 'hasAlpha'
  >;
  /** What was taken out of a drawing that a reader may miss. */
  readonly removed: readonly (readonly [string, RemovedKind])[];
}

export interface ReadImage extends ImageFacts {
  /** As it is published. */
  readonly bytes: Uint8Array;
}

/** Why an image cannot be published, as the end of a sentence, and what to do. */
export interface Refusal {
  readonly reason: string;
  readonly hint?: string;
}

/** Reads an image without decoding it. What may be a drawing, by whatever sign, is read as one: no other file is cleaned. */
export async function readImage(bytes: Uint8Array): Promise<ReadImage | Refusal> {
  if (isPage(bytes)) return { reason: 'it is a web page, not an image', hint: 'Download the image itself.' };
  if (looksLikeXml(bytes)) return readDrawing(bytes);
  const size = measure(bytes);
  return size?.type === 'svg' ? readDrawing(bytes) : readPicture(bytes, size);
}

/** What a browser saves under the name of an image that a site does not give it. */
function isPage(bytes: Uint8Array): boolean {
  return /^\uFEFF?\s*<(?:!doctype\s+)?html[\s>]/i.test(new TextDecoder().decode(bytes.subarray(0, 200)));
}

function readPicture(bytes: Uint8Array, size: ReturnType<typeof measure>): ReadImage | Refusal {
  const mediaType = imageTypes[size?.type ?? ''];
  if (size?.type === undefined && hasChangedLineEnds(bytes))
    return {
      reason: 'its line endings were converted as in a text file, which corrupts it',
      hint: 'Take the original file, and write `*.png binary` into .gitattributes.',
    };
  if (bytes.length === 0) return { reason: 'it is empty', hint: 'Copy or save it once more.' };
  if (isLfsPointer(bytes)) return lfsPointer;
  if (size?.type === undefined)
    return { reason: 'it is not an image that Kolofon can read', hint: readableKinds };
  if (mediaType === undefined)
    return {
      reason: `it is of the kind ${size.type}, which not every reading system shows`,
      hint: readableKinds,
    };
  if (size.width * size.height > mostPixels)
    return {
      reason: `it has ${size.width} x ${size.height} pixels, and ${mostPixels / 1e6} million are the most`,
      hint: 'Save it smaller: 4,000 pixels wide is more than any page or screen shows.',
    };
  const scan = scanPicture(bytes, mediaType);
  const { orientation = 1, hasOwnColours = false, isCutOff = false, isDamaged = false } = scan ?? {};
  if (isCutOff) return { reason: 'the end of the file is missing', hint: 'Copy or save it once more.' };
  if (isDamaged) return { reason: 'it is damaged', hint: 'Copy or save it once more.' };
  // From 5 on, a camera that was held upright saved the picture lying (Exif 2.32, section 4.6.4).
  const [width, height] = orientation >= 5 ? [size.height, size.width] : [size.width, size.height];
  const needsEncoding = orientation !== 1 || hasOwnColours;
  const published = withoutMetadata(bytes, mediaType);
  return {
    type: size.type,
    facts: {
      mediaType,
      width,
      height,
      ...(needsEncoding && { needsEncoding }),
      ...(isAnimatedPicture(bytes, mediaType) && { isAnimated: true }),
      ...(mediaType === imageTypes['png'] && hasAlphaChannel(bytes) && { hasAlpha: true }),
    },
    removed: [],
    bytes: published,
  };
}

/** The line ends at the start of a PNG after a conversion of line ends, which they are there to reveal (PNG, section 5.2). */
const changedLineEnds = ['\n\x1A\n', '\r\r\n\x1A', '\r\n\x1A\r\n', '\r\x1A\r'];

function hasChangedLineEnds(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 10)).toString('latin1');
  return changedLineEnds.some((ends) => start.startsWith(`\x89PNG${ends}`));
}

function measure(bytes: Uint8Array): ReturnType<typeof imageSize> | undefined {
  try {
    return imageSize(bytes);
  } catch {
    return undefined;
  }
}

/** Few publications have drawings that are new: what reads one is loaded for it. */
async function readDrawing(bytes: Uint8Array): Promise<ReadImage | Refusal> {
  const drawing = await import('./drawing/read-drawing.ts').then((reader) => reader.readDrawing(bytes));
  if (typeof drawing === 'string')
    return { reason: drawing, hint: 'Export it again as plain SVG, without scripts and without a DOCTYPE.' };
  const { text, size, removed } = drawing;
  return {
    type: 'svg',
    facts: { mediaType: 'image/svg+xml', width: wholePixels(size.width), height: wholePixels(size.height) },
    removed,
    bytes: new TextEncoder().encode(text),
  };
}

function wholePixels(length: number): number {
  return Math.max(1, Math.round(length));
}
