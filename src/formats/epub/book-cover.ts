import type { Series } from '../../model/publication.ts';
import type { FormatInput } from '../format.ts';
import type { BookAssets } from './assets.ts';
import { drawCover } from './cover.ts';

/** The picture on the cover. */
export interface Cover {
  readonly path: string;
  readonly mediaType: string;
  /** Undefined where the editor has an image of her own, which is among the figures. */
  readonly svg: string | undefined;
}

/** The editor's own image, or one that is drawn. */
export function makeCover(series: Series, { publication, words }: FormatInput, assets: BookAssets): Cover {
  const { cover: own } = series;
  const asset = own && publication.assets.get(own);
  if (own !== undefined && asset !== undefined)
    return { path: assets.address(own), mediaType: asset.mediaType, svg: undefined };
  const phrases = words(series.language);
  const svg = drawCover(series, publication.series.indexOf(series), {
    kind: phrases('epubSeriesKind'),
    edition: phrases('edition', { number: series.edition.number }),
    publisher: publication.publisher,
  });
  return { path: 'cover.svg', mediaType: 'image/svg+xml', svg };
}
