import { usualFormats } from '../formats/formats.ts';
import type { Artifact } from '../formats/artifact.ts';
import type { Book } from '../model/book.ts';
import { outputPath, type OutputPath } from '../model/paths.ts';
import type { Audience, Publication } from '../model/publication.ts';
import { folderOf } from './audience-folders.ts';
import type { PreparedPublication } from './prepare.ts';

/** What is made for everyone, then what is made for members, where something is for them alone. */
export function publicationsOf({ publication, forMembers }: PreparedPublication): readonly Publication[] {
  return forMembers === undefined ? [publication] : [publication, forMembers];
}

/** A book that is the same for everyone is made once. */
export function isOfAudience({ chapters, sample }: Book, { audience }: Publication): boolean {
  const hasProtected = chapters.some(({ article }) => article.access === 'members');
  if (audience === 'members') return hasProtected;
  return !hasProtected || (sample?.open ?? 0) > 0;
}

/** Where an output of a format stands that is made for this audience: the site of the members has their books in it. */
export function placeOutput(path: OutputPath, audience: Audience): OutputPath {
  if (audience === 'everyone') return path;
  const [format = '', ...rest] = path.split('/');
  if (format === folderOf.everyone) return outputPath([folderOf.members, ...rest].join('/'));
  const isOffered = usualFormats.some(({ id }) => id === format);
  return outputPath([folderOf.members, 'books', ...(isOffered ? [] : [format]), ...rest].join('/'));
}

export function placeArtifacts(artifacts: readonly Artifact[], audience: Audience): Artifact[] {
  return artifacts.map((artifact) => ({ ...artifact, path: placeOutput(artifact.path, audience) }));
}
