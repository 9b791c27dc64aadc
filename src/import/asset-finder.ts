import type { ImportedAsset } from './imported.ts';
import type { Names } from './names.ts';
import type { Source } from './source.ts';

/** Files that texts name by address, from the folder that was given for them. */
export interface AssetFinder {
  /** The path among the articles of the first of these files that is there. */
  use(candidates: readonly string[], folder: string): string | undefined;
  /** Those used since they were taken last. */
  take(): ImportedAsset[];
}

export function createAssetFinder(files: Source | undefined, names: Names): AssetFinder {
  const present = new Set(files?.files);
  const used = new Map<string, string>();
  let fresh: ImportedAsset[] = [];
  return {
    use: (candidates, folder) => {
      const found = candidates.find((one) => present.has(one));
      if (found === undefined) return undefined;
      const known = used.get(found);
      if (known !== undefined) return known;
      const place = files?.locate(found);
      if (place === undefined) return undefined;
      const path = names.asset(`upload ${found}`, found.split('/').at(-1) ?? found, folder);
      used.set(found, path);
      fresh.push({ kind: 'asset', path, content: { file: place.path }, origin: { file: found } });
      return path;
    },
    take: () => {
      const taken = fresh;
      fresh = [];
      return taken;
    },
  };
}
