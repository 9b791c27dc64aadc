import type { Artifact } from '../../../model/artifact.ts';
import { openDocuments } from '../../../model/open-documents.ts';
import { outputPath } from '../../../model/paths.ts';
import type { FormatInput } from '../../format.ts';
import { isPicture } from '../../../model/publication.ts';
import { planCopies } from './plan-copies.ts';

/** The copies of every picture that an article shows. They are encoded when the site is packaged. */
export function collectCopies({
  publication,
  pictures,
}: Pick<FormatInput, 'publication' | 'pictures'>): Artifact[] {
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
      isKept: true as const,
      make: () => pictures.encode({ kind: 'copy', digest, mediaType, width }, asset.read),
    }));
  });
}
