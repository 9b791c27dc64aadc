import type { Artifact } from '../../../model/artifact.ts';
import type { Dependencies } from '../../../model/dependencies.ts';
import { pageArtifact } from '../assets.ts';
import type { Site } from '../views/site.ts';
import { withoutForbidden } from '../../../model/xml.ts';

/** A file of the site that a template of `templates/site/data/` writes as XML. */
export function xmlArtifact(
  file: string,
  template: string,
  dependsOn: Dependencies,
  { input }: Site,
  view: () => object,
): Artifact {
  return pageArtifact(file, dependsOn, () =>
    withoutForbidden(input.templates.render(`site/data/${template}`, view())),
  );
}
