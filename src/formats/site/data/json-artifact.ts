import type { Artifact } from '../../../model/artifact.ts';
import type { Dependencies } from '../../../model/dependencies.ts';
import { pageArtifact } from '../assets.ts';

/** A file of the site as JSON. Values that are undefined are left out. */
export function jsonArtifact(file: string, dependsOn: Dependencies, value: () => object): Artifact {
  return pageArtifact(file, dependsOn, () => `${JSON.stringify(value(), undefined, 1)}\n`);
}
