import type { SourcePath } from '../../model/paths.ts';
import type { Asset, Publication } from '../../model/publication.ts';
import { assetAddress } from '../addresses.ts';

/** The figures of one book. Each that is asked for goes into the container. */
export interface BookAssets {
  /** The address of a file: in the book for a picture, on the site for a download. */
  address(source: SourcePath): string;
  used(): readonly UsedAsset[];
}

export interface UsedAsset {
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export function collectAssets({ assets, baseUrl }: Publication): BookAssets {
  const used = new Map<SourcePath, UsedAsset>();
  const find = (source: SourcePath): Asset => {
    const asset = assets.get(source);
    if (asset === undefined) throw new Error(`The publication has no file ${source}.`);
    return asset;
  };
  return {
    address: (source) => {
      const asset = find(source);
      if (!asset.mediaType.startsWith('image/')) return new URL(assetAddress(asset), baseUrl).href;
      const path = `figures/${asset.name}`;
      used.set(source, { path, mediaType: asset.mediaType, bytes: asset.bytes });
      return path;
    },
    used: () => [...used.values()],
  };
}
