import type { Artifact } from '../../artifact.ts';
import type { Dependencies } from '../../../model/dependencies.ts';
import { pageArtifact } from '../assets.ts';
import type { MakeServices } from '../../make-services.ts';
import type { Site } from '../views/site.ts';
import { withoutForbidden } from '../../../model/xml.ts';

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
