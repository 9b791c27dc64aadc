import { realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { manifestFile, readManifest } from '../emit/manifest.ts';
import { statPath } from '../emit/stat-path.ts';
import { memoise } from '../model/memoise.ts';
import type { Audience } from '../model/publication.ts';
import { digestFile } from '../platform/stored-files.ts';
import { headersOf } from './file-headers.ts';
import { PublishError, type LocalFile } from './target.ts';

/** The folder of an edition in the output folder. */
const folders = { everyone: 'site', members: 'members' } as const satisfies Record<Audience, string>;

export interface LocalEdition {
  readonly folder: string;
  readonly files: readonly LocalFile[];
  /** Whether no build has changed the output folder since. */
  readonly isLeft: () => boolean;
}

/** The files that the last build left in the site of an edition, and no others. */
export function listEdition(output: string, edition: Audience): LocalEdition {
  const name = folders[edition];
  const folder = join(output, name);
  const manifest = readManifest(output);
  const stamp = stampOf(output);
  const paths = (manifest?.files ?? [])
    .filter((path) => path.startsWith(`${name}/`))
    .map((path) => path.slice(name.length + 1));
  if (paths.length === 0)
    throw new PublishError(
      `There is no ${edition === 'members' ? "members' " : ''}site in "${output}": run kolofon build first.`,
    );
  if (manifest?.isUnfinished === true)
    throw new PublishError(`The last build of "${output}" did not finish, or is under way: build again.`);
  const realFolder = realpathSync(folder);
  const realFolderOf = memoise((path) => realpathSync(path));
  return {
    folder,
    files: paths.map((path) => {
      const file = join(folder, path);
      const stats = statPath(file);
      // What a symbolic link leads to was not made by the build.
      if (stats?.isFile() !== true || realFolderOf(dirname(file)) !== join(realFolder, dirname(path)))
        throw new PublishError(`"${file}" is not there as the build left it: build again.`);
      return {
        path,
        file,
        size: stats.size,
        sha256: digestFile(file, 'hex'),
        headers: headersOf(path, edition),
      };
    }),
    isLeft: () => stampOf(output) === stamp,
  };
}

function stampOf(output: string): string {
  const stats = statSync(join(output, manifestFile), { throwIfNoEntry: false });
  return stats === undefined ? '' : `${String(stats.size)} ${String(stats.mtimeMs)}`;
}
