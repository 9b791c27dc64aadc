import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { FolderChange, Staging } from '../../emit/staging.ts';
import { publicationFile } from '../../load/publication.ts';
import { startOf } from '../../model/place.ts';

/** So many files are named. */
const most = 8;

/** An error if outputs would take the place of files that builds of this publication did not write. */
export function diagnoseForeign(
  { writer, findForeign }: Pick<Staging, 'writer' | 'findForeign'>,
  changes: readonly FolderChange[],
): Diagnostic[] {
  const report = (message: string, hint: string) => [
    diagnose('output-own', startOf(publicationFile), message, { hint }),
  ];
  if (writer === 'another publication') {
    return report(
      'The output folder contains the outputs of another publication.',
      'Choose another folder with --out, or delete this one.',
    );
  }
  const foreign = findForeign(changes);
  if (foreign.length === 0) return [];
  const names = foreign.slice(0, most).map((path) => `"${path}"`);
  const more = foreign.length > most ? `, and ${String(foreign.length - most)} more` : '';
  const isOld = writer === undefined;
  return report(
    `The output folder contains files that no build of this publication wrote: ${names.join(', ')}${more}.`,
    isOld
      ? 'Choose another folder with --out. If an earlier version of Kolofon made these files, delete them once.'
      : 'Move them elsewhere. Files that belong to the site go into series/static/.',
  );
}
