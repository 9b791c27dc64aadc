import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Artifact } from '../model/artifact.ts';
import type { SourcePath } from '../model/paths.ts';
import { startOf } from '../model/place.ts';

/**
 * No two outputs may have one path. Paths that differ by case or by Unicode form are one path on some disks.
 * Nothing stands in a folder that is made as a whole. A path that leaves the output folder is a bug of its format, and throws.
 */
export function checkPaths(artifacts: readonly Artifact[], blame: SourcePath): Diagnostic[] {
  const taken = new Set<string>();
  const folders = artifacts
    .filter(({ kind }) => kind === 'folder')
    .map(({ path }) => `${path.normalize('NFC').toLowerCase()}/`);
  return artifacts.flatMap(({ path }) => {
    if (path.startsWith('/') || path.split('/').some((step) => step === '..' || step === '')) {
      throw new Error(`The output path "${path}" leaves the output folder.`);
    }
    const folded = path.normalize('NFC').toLowerCase();
    if (!taken.has(folded) && !folders.some((folder) => folded.startsWith(folder))) {
      taken.add(folded);
      return [];
    }
    return [
      diagnose('output-path-unique', startOf(blame), `Two outputs would be written to "${path}".`, {
        hint: 'Rename one of the files they come from, or change addresses in publication.yaml.',
      }),
    ];
  });
}
