import type { Asset, Publication } from '../../model/publication.ts';
import type { SourcePath } from '../../model/paths.ts';
import { assetAddress } from '../addresses.ts';

/** The files of a publication in one book. A picture is printed; to download a file is left to the site. */
export interface BookAssets {
  /** The address of a file inside the book. */
  path(source: SourcePath): string;
  /** Where the site has the file that stands at an address of the book. */
  publicAddress(path: string): string | undefined;
  /** The files that have been given an address, to be served to the browser. */
  used(): readonly (readonly [string, Asset])[];
}

export function collectAssets({ assets, baseUrl }: Publication): BookAssets {
  const files = new Map<string, Asset>();
  return {
    path: (source) => {
      const asset = assets.get(source);
      if (asset === undefined) throw new Error(`The publication has no file ${source}.`);
      const path = `figures/${asset.name}`;
      files.set(path, asset);
      return path;
    },
    publicAddress: (path) => {
      const asset = files.get(path);
      return asset && new URL(assetAddress(asset), baseUrl).href;
    },
    used: () => [...files],
  };
}
