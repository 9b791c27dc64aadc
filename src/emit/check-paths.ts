import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { OutputPath, SourcePath } from '../model/paths.ts';
import { startOf } from '../model/place.ts';

export interface PlacedFile {
  readonly path: OutputPath;
  /** The file that an editor put in this very place. */
  readonly source?: SourcePath;
}

/**
 * No two outputs may have one path, and none may have that of a folder that holds others. Paths that differ by case
 * or by Unicode form are one path on some disks. Nothing is in a folder that is made as a whole. A path that leaves
 * the output folder is a bug of its format, and throws.
 */
export function checkPaths(artifacts: readonly PlacedFile[], blame: SourcePath): Diagnostic[] {
  const files = new Map<string, PlacedFile>();
  const folders = new Map<string, PlacedFile>();
  // Of two, the one that an editor can rename comes last.
  const ordered = [
    ...artifacts.filter(({ source }) => source === undefined),
    ...artifacts.filter(({ source }) => source !== undefined),
  ];
  return ordered.flatMap((artifact) => {
    const { path } = artifact;
    if (path.startsWith('/') || path.split('/').some((step) => step === '..' || step === '')) {
      throw new Error(`The output path "${path}" leaves the output folder.`);
    }
    const folded = path.normalize('NFC').toLowerCase();
    const around = foldersAround(folded);
    const other =
      files.get(folded) ??
      folders.get(folded) ??
      around.map((folder) => files.get(folder)).find((one) => one !== undefined);
    if (other !== undefined) return [describe(artifact, other, blame)];
    files.set(folded, artifact);
    for (const folder of around) if (!folders.has(folder)) folders.set(folder, artifact);
    return [];
  });
}

function describe({ path, source }: PlacedFile, other: PlacedFile, blame: SourcePath): Diagnostic {
  if (source === undefined)
    return diagnose('output-path-unique', startOf(blame), `Two outputs would be written to "${path}".`, {
      hint: 'Rename one of the files they come from, or change addresses in publication.yaml.',
    });
  const where = other.path === path ? 'there' : `to "${pathInEdition(other.path)}"`;
  const reason =
    other.source === undefined ? `Kolofon writes ${where} itself` : `"${other.source}" is copied ${where}`;
  const message = `"${source}" cannot be copied to "${pathInEdition(path)}": ${reason}.`;
  return diagnose('output-path-unique', startOf(source), message, {
    hint: 'Give it another name. Upper and lower case count as the same, because some disks ignore case.',
  });
}

/** `index.html` of `site/index.html`. */
function pathInEdition(path: string): string {
  return path.slice(path.indexOf('/') + 1);
}

/** `site/a` and `site` of `site/a/index.html`. */
function foldersAround(path: string): string[] {
  const at = path.lastIndexOf('/');
  return at < 0 ? [] : [path.slice(0, at), ...foldersAround(path.slice(0, at))];
}
