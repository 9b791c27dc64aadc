import type { FolderChange } from '../../emit/staging.ts';
import type { Format } from '../../formats/format.ts';
import type { Formats } from '../../formats/formats.ts';
import { folderOf, isMembersBookOf } from '../audiences.ts';
import type { Chosen } from './choose-books.ts';
import type { Failure } from '../build-outcome.ts';

/** The settings of a server are made beside a site, and are none. */
export function hasSite(formats: readonly Format[]): boolean {
  return formats.some(({ id }) => id === folderOf.everyone);
}

/** The folders of formats that the publication no longer has: a whole build takes out what earlier ones wrote there. */
export function planRemovals(
  { isWhole }: Chosen,
  { all }: Formats,
  written: readonly string[],
): FolderChange[] {
  if (!isWhole) return [];
  const known = new Set<string>([...all.map(({ id }) => id), folderOf.members]);
  return written.filter((id) => !known.has(id)).map((format) => ({ format, keepsRest: false }));
}

/**
 * The folders whose outputs are exchanged. A book that failed leaves its earlier one; a site of which a part failed is
 * not exchanged at all, nor what is made with it, for its pages need each other.
 */
export function planExchange(
  { formats, isWhole }: Chosen,
  catalogue: Formats,
  failures: readonly Failure[],
): FolderChange[] {
  const { all } = catalogue;
  const failed = new Set(failures.map(({ format }) => format));
  const isSiteBroken = all.some(({ id, stage }) => stage === 'site' && failed.has(id));
  const due = isSiteBroken ? formats.filter(({ stage }) => stage !== 'site') : formats;
  const isComplete = ({ id }: Format) => isWhole && !failed.has(id);
  const complete = due.filter((format) => format.stage !== 'site' && isComplete(format));
  const members = {
    format: folderOf.members,
    keepsRest: !hasSite(formats),
    drops: (path: string) => complete.some((format) => isMembersBookOf(path, format, catalogue)),
  };
  return [
    ...due.map((format) => ({
      format: format.id,
      keepsRest: format.stage !== 'site' && !isComplete(format),
    })),
    ...(isSiteBroken ? [] : [members]),
  ];
}
