import type { AssetFinder } from '../../asset-finder.ts';

/** The path among the articles of a file of the uploads; undefined where it is not there. */
export function useUpload(files: AssetFinder, file: string): string | undefined {
  const folder = file.split('/').slice(0, -1).join('/');
  return files.use(candidates(file), `uploads/${folder}`);
}

/** The file that was uploaded, in place of one that WordPress made smaller of it: `a-300x200.jpg`, `a-scaled.jpg`. */
function candidates(file: string): string[] {
  const name = file.normalize('NFC').replace(/^\/+/, '');
  if (name.split('/').includes('..')) return [];
  const original = name.replace(/-\d{1,5}x\d{1,5}(?=\.\w+$)/, '');
  const scaled = original.replace(/(?<!-scaled)(?=\.\w+$)/, '-scaled');
  const named = [...new Set([original, scaled, name])];
  return ['', 'uploads/', 'wp-content/uploads/'].flatMap((folder) => named.map((one) => `${folder}${one}`));
}
