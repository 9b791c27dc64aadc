import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SourcePath } from '../../model/paths.ts';
import type { Place } from '../../model/place.ts';
import type { StoredFile } from '../../model/stored-file.ts';
import { findPlace } from './find-place.ts';

/** A warning about a file that is published with what a camera wrote into it. */
export function warnOfLocation(
  source: SourcePath,
  file: StoredFile,
  place: Place,
  kind: 'download' | 'static',
): Diagnostic[] {
  const says = findPlace(file);
  if (says === 'no') return [];
  const message =
    says === 'yes'
      ? `"${source}" says where it was taken.`
      : `"${source}" contains metadata that may say where it was taken.`;
  const remedy = 'Save it again without metadata (exiftool -all= FILE)';
  return [
    diagnose('picture-place', place, message, {
      hint:
        kind === 'static'
          ? `Static files are published as they are. ${remedy}.`
          : `Kolofon removes metadata from JPEG, PNG, GIF and WebP alone. ${remedy}, or offer one of these.`,
    }),
  ];
}
