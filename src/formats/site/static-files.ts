import type { Artifact } from '../artifact.ts';
import { outputPath } from '../../model/paths.ts';
import type { RenderInput } from '../format.ts';

/** What editors put at the root of the site, as it is. */
export function copyStaticFiles({ publication: { staticFiles } }: RenderInput): Artifact[] {
  return staticFiles.map(({ source, path, file }) => ({
    kind: 'stored',
    path: outputPath(`site/${path}`),
    dependsOn: [`asset ${source}`],
    file,
    source,
  }));
}
