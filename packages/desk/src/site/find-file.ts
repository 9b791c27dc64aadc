import { statSync } from 'node:fs';
import { join } from 'node:path';

/** A file of an edition by its path below it, or that it is a folder whose URL lacks its last slash. */
export type FoundFile = { readonly path: string } | 'folder' | undefined;

/**
 * The path of a URL, decoded; undefined for one that could lead out of the folder, or to a hidden file other than those
 * in `.well-known`.
 */
export function decodePath(path: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  const isPlain = decoded.startsWith('/') && !/[\0\\]|\/\/|\/\.(?!well-known\/)/.test(decoded);
  return isPlain ? decoded : undefined;
}

export function findFile(folder: string, path: string): FoundFile {
  const wanted = path.endsWith('/') ? `${path}index.html` : path;
  const stats = statSync(join(folder, wanted), { throwIfNoEntry: false });
  if (stats?.isFile() === true) return { path: wanted };
  const isFolder = stats?.isDirectory() === true && findFile(folder, `${path}/`) !== undefined;
  return isFolder ? 'folder' : undefined;
}
