import { lstatSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, sep } from 'node:path';
import { openSourceFiles } from '../../platform/source-files.ts';
import { memoise } from '../../model/memoise.ts';
import { idOf } from '../../model/ids.ts';
import { ImportError } from '../import-error.ts';

/** The folder of the publication that an import writes to. */
export interface Target {
  readonly folder: string;
  /** Where an imported file goes: an absolute path below the folder. A path that leads out of it is refused. */
  place(path: string): string;
}

export function openTarget(folder: string): Target {
  const isInside = memoise((parent) =>
    `${realpathSync(existingFolder(parent))}${sep}`.startsWith(
      `${realpathSync(existingFolder(folder))}${sep}`,
    ),
  );
  return { folder, place: (path) => placeInTarget(folder, path, isInside) };
}

function placeInTarget(target: string, path: string, isInside: (folder: string) => boolean): string {
  const steps = path.split('/');
  const isPlain =
    !isAbsolute(path) &&
    !path.includes('\\') &&
    !path.includes('\0') &&
    steps.every((step) => step !== '' && step !== '.' && step !== '..');
  if (!isPlain) throw new ImportError(`"${path}" leads out of the folder.`);
  const place = join(target, path);
  if (isInside(dirname(place))) return place;
  throw new ImportError(`"${path}" leads out of the folder by a symbolic link.`);
}

function existingFolder(folder: string): string {
  return lstatSync(folder, { throwIfNoEntry: false }) === undefined
    ? existingFolder(dirname(folder))
    : folder;
}

/** Names that others have in the target, as `createNames` compares them. `own`: those that an earlier import gave out. */
export function takenNames(target: string, own: Iterable<string>): ReadonlySet<string> {
  const files = openSourceFiles(target);
  const mine = new Set(own);
  const below = (file: string) => file.slice('series/articles/'.length);
  const articles = files.list('series/articles').filter((file) => !mine.has(below(file)));
  const manifests = files
    .list('series')
    .filter((file) => /^series\/[^/]+\.ya?ml$/.test(file) && !mine.has(idOf(file)));
  return new Set([
    ...articles.map((file) => (file.endsWith('.md') ? `article ${idOf(file)}` : `asset ${below(file)}`)),
    ...manifests.map((file) => `series ${idOf(file)}`),
  ]);
}
