import type { Artifact } from '../../artifact.ts';
import { fileOfDownload, textArtifact } from '../assets.ts';
import type { Site } from '../views/site.ts';

/** Relative to the folder of the site. */
export const checksumFile = 'books/SHA256SUMS';

/** The digests of the books as `sha256sum --check` reads them, in the folder of the books. */
export function makeChecksums({ input }: Site): Artifact[] {
  if (input.downloads.length === 0) return [];
  const lines = input.downloads.map((download) => {
    const name = fileOfDownload(download).replace(/^books\//, '');
    return `${download.sha256}  ${name}\n`;
  });
  return [textArtifact(checksumFile, lines.join(''))];
}
