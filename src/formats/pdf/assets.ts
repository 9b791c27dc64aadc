import { isPicture, type Asset, type Picture, type Publication } from '../../model/publication.ts';
import type { SourcePath } from '../../model/paths.ts';
import { assetAddress } from '../addresses.ts';
import type { PixelBox } from '../raster/picture-task.ts';

/** The files of a publication in one book. A picture is printed; to download a file is left to the site. */
export interface BookAssets {
  /** The address of a file inside the book. */
  path(source: SourcePath): string;
  /** The address of the picture that covers the first page. */
  coverPath(source: SourcePath): string;
  /** Where the site has the file that is at an address of the book. */
  publicAddress(path: string): string | undefined;
  /** The pictures that have been given an address, to be served to the browser. */
  used(): ReadonlyMap<string, PlacedPicture>;
}

export interface PlacedPicture {
  readonly asset: Picture;
  /** The most that the printed book shows of it. */
  readonly box: PixelBox;
}

/** How large pictures are printed at most, in pixels. */
export interface PrintedBoxes {
  readonly text: PixelBox;
  readonly page: PixelBox;
}

export function collectAssets({ assets, baseUrl }: Publication, boxes: PrintedBoxes): BookAssets {
  const files = new Map<string, Asset>();
  const pictures = new Map<string, PlacedPicture>();
  const place = (source: SourcePath, folder: string, box: PixelBox): string => {
    const asset = assets.get(source);
    if (asset === undefined) throw new Error(`The publication has no file ${source}.`);
    const path = `${folder}/${asset.name}`;
    files.set(path, asset);
    if (isPicture(asset)) pictures.set(path, { asset, box });
    return path;
  };
  return {
    path: (source) => place(source, 'figures', boxes.text),
    coverPath: (source) => place(source, 'cover', boxes.page),
    publicAddress: (path) => {
      const [file = '', fragment] = path.split('#', 2);
      const asset = files.get(file);
      const address = asset && new URL(assetAddress(asset), baseUrl).href;
      return address !== undefined && fragment !== undefined ? `${address}#${fragment}` : address;
    },
    used: () => pictures,
  };
}
