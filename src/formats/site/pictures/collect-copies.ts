import type { Artifact } from '../../artifact.ts';
import { openDocuments } from '../../../model/open-documents.ts';
import { outputPath } from '../../../model/paths.ts';
import type { RenderInput } from '../../format.ts';
import type { MakeServices } from '../../make-services.ts';
import { isPicture } from '../../../model/publication.ts';
import { planCopies } from './plan-copies.ts';

/** The copies of every picture that an article shows. They are encoded when the site is packaged. */
export function collectCopies({ publication }: Pick<RenderInput, 'publication'>): Artifact[] {
  const shown = openDocuments(publication.articles)
    .flatMap(({ assets }) => assets)
    .filter(({ role }) => role === 'image')
    .map(({ source }) => source);
  return [...new Set(shown)].flatMap((source) => {
    const asset = publication.assets.get(source);
    if (!isPicture(asset)) return [];
    const { digest, mediaType } = asset;
    return planCopies(asset).map(({ file, width }) => ({
      kind: 'deferred' as const,
      path: outputPath(`site/${file}`),
      dependsOn: ['settings', `asset ${source}` as const],
      make: ({ pictures }: MakeServices) =>
        pictures.encode({ kind: 'copy', digest, mediaType, width }, asset.read),
    }));
  });
}
