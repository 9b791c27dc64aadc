import type { Artifact } from '../../artifact.ts';
import type { MakeServices } from '../../make-services.ts';
import type { Dependencies } from '../../../model/dependencies.ts';
import { pageArtifact } from '../assets.ts';

/** A file of the site as JSON. Values that are undefined are left out. */
export function jsonArtifact(
  file: string,
  dependsOn: Dependencies,
  value: (services: MakeServices) => object,
): Artifact {
  return pageArtifact(file, dependsOn, (services) => `${JSON.stringify(value(services), undefined, 1)}\n`);
}
