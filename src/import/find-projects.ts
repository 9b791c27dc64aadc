import { join } from 'node:path';
import type { Importer } from './importer.ts';
import { openSource, renameFiles, type Source } from './source.ts';

export interface FoundProject {
  readonly importer: Importer;
  readonly source: Source;
  /** Below the folder in which it was found, with `/` between names. */
  readonly folder: string;
}

/** In names of folders, from the root of a repository. */
const deepest = 3;

/** Folders with projects that are no publications: what a tool is tested with, or shown by. */
const shown =
  /(?:^|\/)(?:tests?|fixtures?|examples?|example-?sites?|demos?|templates?|themes?|starters?)(?:\/|$)/i;

/** Whether the configuration of this kind of project is in the root of the source. */
export function hasConfig({ files }: Source, { config }: Importer): boolean {
  return files.some((file) => config?.exec(file)?.index === 0);
}

/**
 * The books and sites in the folders of a repository: many keep theirs in `docs/` or `book/`. Of projects in one another, the
 * outer one counts.
 */
export function findProjects(source: Source, importers: readonly Importer[]): FoundProject[] {
  if (!source.isFolder) return [];
  const found = importers.flatMap((importer) => {
    const folders = new Set(source.files.flatMap((file) => folderOfConfig(file, importer) ?? []));
    // Opened only where it is one: many folders have a file named `config.json`.
    return [...folders]
      .filter((folder) => importer.recognises(lookInto(source, folder)))
      .map((folder) => ({ importer, source: openSource(join(source.path, folder)), folder }));
  });
  return found.filter(({ folder }) => !found.some((other) => folder.startsWith(`${other.folder}/`)));
}

/** A folder of a source that has been listed, as a source. */
function lookInto(source: Source, folder: string): Source {
  const below = `${folder}/`;
  const inside = source.files
    .filter((file) => file.startsWith(below))
    .map((file) => file.slice(below.length));
  return renameFiles(source, inside, (file) => below + file);
}

function folderOfConfig(file: string, { config }: Importer): string | undefined {
  const match = config?.exec(file);
  if (match === null || match === undefined || match.index === 0) return undefined;
  const folder = file.slice(0, match.index).replace(/\/$/, '');
  return folder.split('/').length > deepest || shown.test(folder) ? undefined : folder;
}
