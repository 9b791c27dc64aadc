import type { Artifact } from '../../../model/artifact.ts';
import type { Dependencies } from '../../../model/dependencies.ts';
import { pageArtifact } from '../assets.ts';
import type { Site } from '../views/site.ts';

/** Characters that no XML document may hold, written as they are or in any other way (XML 1.0, section 2.2). */
// eslint-disable-next-line no-control-regex -- these are the characters
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** A file of the site that a template of `templates/site/data/` writes as XML. */
export function xmlArtifact(
  file: string,
  template: string,
  dependsOn: Dependencies,
  { input }: Site,
  view: () => object,
): Artifact {
  return pageArtifact(file, dependsOn, () =>
    input.templates.render(`site/data/${template}`, view()).replaceAll(forbidden, ''),
  );
}
