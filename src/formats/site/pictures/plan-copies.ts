import { type Picture, isPicture } from '../../../model/publication.ts';
import { openDocuments } from '../../../model/open-documents.ts';
import { outputPath } from '../../../model/paths.ts';
import { assetAddress } from '../../addresses.ts';
import type { Artifact } from '../../artifact.ts';
import type { RenderInput } from '../../format.ts';
import type { MakeServices } from '../../make-services.ts';
import type { ScreenTask } from '../../raster/picture-task.ts';

/** A picture in a smaller size, encoded again. */
export interface Copy {
  /** Relative to the folder of the site. */
  readonly file: string;
  /** In pixels: never more than that of the original. */
  readonly width: number;
}

/** In pixels: from a phone of ordinary density to the column of a wide screen at twice that. */
const widths = [480, 720, 960, 1440] as const;
/** No page shows a picture wider. */
const widest = widths[3];
/** What is smaller is fetched as fast as any copy of it. In bytes. */
const light = 8_000;

/**
 * The copies to be made of a picture, narrowest first: none of a drawing, of one that moves, and of one that is small
 * or light as it is.
 */
export function planCopies(asset: Picture): Copy[] {
  const { mediaType, size, width, isAnimated = false } = asset;
  const isPicture = ['image/png', 'image/jpeg', 'image/webp'].includes(mediaType);
  if (!isPicture || width === undefined || size < light || isAnimated) return [];
  if (width <= widths[0]) return [];
  const last = Math.min(width, widest);
  return [...widths.filter((one) => one < last), last].map((one) => ({
    // The whole name: a PNG and a JPEG may be called the same.
    file: `${assetAddress(asset)}-${one}.avif`,
    width: one,
  }));
}

/** The copies of every picture that an article shows. They are encoded when the site is packaged. */
export function collectCopies({ publication }: Pick<RenderInput, 'publication'>): Artifact[] {
  const shown = openDocuments(publication.articles)
    .flatMap(({ assets }) => assets)
    .filter(({ role }) => role === 'image')
    .map(({ source }) => source);
  return [...new Set(shown)].flatMap((source) => {
    const asset = publication.assets.get(source);
    if (!isPicture(asset)) return [];
    const { digest, mediaType } = asset;
    return planCopies(asset).map(({ file, width }) => ({
      kind: 'deferred' as const,
      path: outputPath(`site/${file}`),
      dependsOn: ['settings', `asset ${source}` as const],
      make: ({ pictures }: MakeServices) =>
        pictures.encode({ kind: 'copy', digest, mediaType, width }, asset.read),
    }));
  });
}

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
