import type { Picture } from '../model/publication.ts';
import { assetAddress } from './addresses.ts';
import { isPhotographicPng } from './raster/is-photographic.ts';

/** What a page shows of a picture where a browser takes none of its copies. */
export interface Fallback {
  /** Relative to the folder of the site. */
  readonly file: string;
  readonly mediaType: string;
}

/** The picture in its own type, but a photograph that was saved as PNG: as JPEG, or as WebP where it may be transparent. */
export function fallbackOf(picture: Picture): Fallback {
  const file = assetAddress(picture);
  if (!isPhotographicPng(picture)) return { file, mediaType: picture.mediaType };
  return picture.hasAlpha === true
    ? { file: `${file}.webp`, mediaType: 'image/webp' }
    : { file: `${file}.jpg`, mediaType: 'image/jpeg' };
}
