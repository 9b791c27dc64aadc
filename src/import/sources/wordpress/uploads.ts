import type { ImportedAsset } from '../../imported.ts';
import type { Names } from '../../names.ts';
import type { Source } from '../../source.ts';

/** The files that posts show and link to. */
export interface Uploads {
  /** The path of a file among the articles; undefined where it is not there. */
  use(file: string): string | undefined;
  /** Those used since they were taken last. */
  take(): ImportedAsset[];
}

export function createUploads(files: Source | undefined, names: Names): Uploads {
  const present = new Set(files?.files);
  const used = new Map<string, string>();
  let fresh: ImportedAsset[] = [];
  return {
    use: (file) => {
      const found = candidates(file).find((one) => present.has(one));
      if (found === undefined) return undefined;
      const known = used.get(found);
      if (known !== undefined) return known;
      const place = files?.locate(found);
      if (place === undefined) return undefined;
      const folder = found.split('/').slice(0, -1).join('/').replace(/^(?:wp-content\/)?uploads\/?/, '');
      const path = names.asset(`upload ${found}`, found.split('/').at(-1) ?? found, `uploads/${folder}`);
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

/** The file that was uploaded, in the place of one that WordPress made smaller of it: `a-300x200.jpg`, `a-scaled.jpg`. */
function candidates(file: string): string[] {
  const name = file.normalize('NFC').replace(/^\/+/, '');
  if (name.split('/').includes('..')) return [];
  const original = name.replace(/-\d{1,5}x\d{1,5}(?=\.\w+$)/, '');
  const scaled = original.replace(/(?<!-scaled)(?=\.\w+$)/, '-scaled');
  const named = [...new Set([original, scaled, name])];
  return ['', 'uploads/', 'wp-content/uploads/'].flatMap((folder) => named.map((one) => `${folder}${one}`));
}
