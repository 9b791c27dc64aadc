import type { SourcePath } from '../../model/paths.ts';
import type { Publication } from '../../model/publication.ts';
import type { PrintRequest } from '../../platform/browser.ts';

type PrintFile = readonly [string, { readonly mediaType: string; readonly bytes: Uint8Array }];

/** The pictures of a book: addresses are given out, and the files that have one come along. */
export interface BookAssets {
  image(source: SourcePath): string;
  used(): PrintFile[];
}

export function collectAssets({ assets }: Publication): BookAssets {
  const files = new Map<string, PrintRequest['files'] extends ReadonlyMap<string, infer File> ? File : never>();
  return {
    image: (source) => {
      const asset = assets.get(source);
      if (asset === undefined) throw new Error(`The publication has no file ${source}.`);
      const path = `figures/${asset.name}`;
      files.set(path, { mediaType: asset.mediaType, bytes: asset.bytes });
      return path;
    },
    used: () => [...files],
  };
}
