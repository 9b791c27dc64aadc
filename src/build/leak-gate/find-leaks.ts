import { existsSync } from 'node:fs';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Staging } from '../../emit/staging.ts';
import type { Formats } from '../../formats/formats.ts';
import { folderOf } from '../audiences.ts';
import { diagnoseLeaks } from '../../leaks/diagnose-leaks.ts';
import { searchFolders } from '../../leaks/search-folders.ts';
import type { EarlierBuild } from '../../incremental/earlier-build.ts';
import { publicationFile } from '../../load/publication.ts';
import { outputPath } from '../../model/paths.ts';
import { readShownText } from '../../platform/shown-text.ts';
import type { SourceFiles } from '../../platform/source-files.ts';
import type { EarlySearch } from './early-search.ts';
import type { MemberFingerprints } from './member-fingerprints.ts';

/** What was made, and what is there already. */
interface SearchedOutputs {
  readonly formats: Formats;
  /** The folders of which nothing stays but what this build keeps. */
  readonly replaced: ReadonlySet<string>;
  readonly staging: Staging;
  readonly files: SourceFiles;
  readonly earlier: Pick<EarlierBuild, 'record' | 'outputs'>;
  readonly earlySearch: Pick<EarlySearch, 'isCleanElsewhere'>;
}

/**
 * Looks for members-only content in all that everyone will get: in the outputs that were just made, and in those of
 * earlier builds that stay, unless the same was looked for in them already.
 */
export async function findLeaks(
  { fingerprints, digest, clean }: MemberFingerprints,
  { formats, replaced, staging, files, earlier, earlySearch }: SearchedOutputs,
): Promise<readonly Diagnostic[]> {
  const isKnown = (path: string) =>
    earlier.record?.memberDigest === digest && earlier.outputs.has(outputPath(path));
  const written = new Set([...formats.all.map(({ id }) => id), ...staging.formats()]);
  written.delete(folderOf.members);
  const folders = [...written].flatMap((format) => {
    const { made, earlier: before, kept } = staging.foldersOf(format);
    const prefix = `${format}/`;
    const stays = (path: string) => !replaced.has(format) || kept.has(path);
    return [
      { folder: made, prefix },
      { folder: before, prefix, isAsked: (path: string) => stays(path) && !isKnown(`${prefix}${path}`) },
    ].filter(({ folder }) => existsSync(folder));
  });
  const { isCleanElsewhere } = earlySearch;
  const leaks = await searchFolders(folders, fingerprints, { clean, isCleanElsewhere });
  clean.keep();
  return diagnoseLeaks(leaks, {
    manifest: publicationFile,
    readSource: (file) => readShownText(file, files),
  });
}
