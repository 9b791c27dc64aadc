import type { Picture } from '../../model/publication.ts';

/** What is smaller is light enough as it is. In bytes. */
const light = 300_000;
/** Of a photograph as PNG, in bytes for each pixel: charts and screens take a third at the most, photographs one to two. */
const density = 0.8;

/** Whether a picture is a photograph that was saved as PNG, which makes it ten times as heavy as a JPEG. */
export function isPhotographicPng({
  mediaType,
  size,
  isAnimated = false,
  width = 0,
  height = 0,
}: Pick<Picture, 'mediaType' | 'size' | 'isAnimated' | 'width' | 'height'>): boolean {
  const pixels = width * height;
  return mediaType === 'image/png' && !isAnimated && size > light && pixels > 0 && size > density * pixels;
}
