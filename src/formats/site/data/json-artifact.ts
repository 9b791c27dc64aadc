import type { Artifact } from '../../../model/artifact.ts';
import { textArtifact } from '../assets.ts';

/** A file of the site as JSON. Values that are undefined are left out. */
export function jsonArtifact(file: string, value: object): Artifact {
  return textArtifact(file, `${JSON.stringify(value, undefined, 1)}\n`);
}
