import type { Artifact } from '../../artifact.ts';
import type { MakeServices } from '../../make-services.ts';
import type { Dependencies } from '../../../model/dependencies.ts';
import { withoutForbidden } from '../../../model/xml.ts';
import { pageArtifact } from '../assets.ts';
import type { Site } from '../views/site.ts';

/** A file of the site as JSON. Values that are undefined are left out. */
export function jsonArtifact(
  file: string,
  dependsOn: Dependencies,
  value: (services: MakeServices) => object,
): Artifact {
  return pageArtifact(file, dependsOn, (services) => `${JSON.stringify(value(services), undefined, 1)}\n`);
}

/** A file of the site that a template of `templates/site/data/` writes as XML. */
export function xmlArtifact(
  file: string,
  template: string,
  dependsOn: Dependencies,
  { input }: Site,
  view: (services: MakeServices) => object,
): Artifact {
  return pageArtifact(file, dependsOn, (services) =>
    withoutForbidden(input.templates.render(`site/data/${template}`, view(services))),
  );
}
