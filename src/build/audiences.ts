import type { Format } from '../formats/format.ts';
import type { Formats } from '../formats/formats.ts';
import type { Book } from '../model/book.ts';
import { outputPath, type OutputPath } from '../model/paths.ts';
import type { Audience, Publication } from '../model/publication.ts';
import type { PreparedPublication } from './prepare.ts';

/** The folders of the outputs of each audience. */
export const folderOf = { everyone: 'site', members: 'members' } as const satisfies Record<Audience, string>;

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

/** Where an output of a format is that is made for an audience. */
export type PlaceOutput = (path: OutputPath) => OutputPath;

/** The site of the members has their books in it. */
export function placementFor(audience: Audience, { offered }: Formats): PlaceOutput {
  if (audience === 'everyone') return (path) => path;
  return (path) => {
    const [format = '', ...rest] = path.split('/');
    if (format === folderOf.everyone) return outputPath([folderOf.members, ...rest].join('/'));
    const isOffered = offered.some(({ id }) => id === format);
    return outputPath([folderOf.members, 'books', ...(isOffered ? [] : [format]), ...rest].join('/'));
  };
}

/** Whether this output, of this or an earlier build, is a book of the format for members. */
export function isMembersBookOf(path: string, { id, ending = id }: Format, formats: Formats): boolean {
  const place = placementFor('members', formats);
  const folder = (format: Pick<Format, 'id'>) => place(outputPath(`${format.id}/`));
  // The folder of books that the site does not offer lies in that of those that it does.
  const isInside = (other: string) => other !== folder({ id }) && other.startsWith(folder({ id }));
  const isOfAnother = formats.all.map(folder).some((other) => isInside(other) && path.startsWith(other));
  return path.startsWith(folder({ id })) && path.endsWith(`.${ending}`) && !isOfAnother;
}
