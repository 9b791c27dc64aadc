import { lstatSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, sep } from 'node:path';
import { openSourceFiles } from '../../platform/source-files.ts';
import { idOf } from '../../model/ids.ts';
import { ImportError } from '../import-error.ts';

/** Where an imported file goes: an absolute path below the target. A path that leads out of it is refused. */
export function placeInTarget(target: string, path: string): string {
  const steps = path.split('/');
  const isPlain =
    !isAbsolute(path) &&
    !path.includes('\\') &&
    !path.includes('\0') &&
    steps.every((step) => step !== '' && step !== '.' && step !== '..');
  if (!isPlain) throw new ImportError(`"${path}" leads out of the folder.`);
  const place = join(target, path);
  const folder = existingFolder(dirname(place));
  if (`${realpathSync(folder)}${sep}`.startsWith(`${realpathSync(existingFolder(target))}${sep}`))
    return place;
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
