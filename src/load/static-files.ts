import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts';
import { append } from '../model/append.ts';
import type { SourcePath } from '../model/paths.ts';
import { startOf } from '../model/place.ts';
import type { Audience, StaticFile } from '../model/publication.ts';
import { diagnoseLost } from './lost-files.ts';
import { warnOfLocation } from './raster/warn-of-location.ts';
import type { SourceFiles } from '../platform/source-files.ts';

/** A static file, and the editions of the site that have it. */
export interface LoadedStaticFile extends StaticFile {
  readonly audiences: readonly Audience[];
}

/** The folder of what only members get. */
export const staticForMembers = 'series/static-members';

/** The folders whose files are copied to the root of the site. */
export const staticFolders: ReadonlyMap<string, readonly Audience[]> = new Map([
  ['series/static', ['everyone', 'members']],
  ['series/static-open', ['everyone']],
  [staticForMembers, ['members']],
]);

/** Finds the files that are copied to the site as they are, hidden ones too, and reads no more of them than where a picture was taken. */
export function findStaticFiles(files: SourceFiles): Checked<readonly LoadedStaticFile[]> {
  const found: LoadedStaticFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [folder, audiences] of staticFolders) {
    // Listed by itself, a folder may have links to what the publication uses elsewhere too.
    for (const source of files.list(folder)) {
      const path = source.slice(folder.length + 1);
      if (isLeftBehind(path)) continue;
      const file = files.locate(source);
      if (file === undefined) diagnostics.push(diagnoseLost(source, files));
      else {
        found.push({ source, path, audiences, file });
        append(diagnostics, warnOfLocation(source, file, startOf(source), 'static'));
      }
    }
  }
  return { value: found, diagnostics };
}

export function isStatic(source: SourcePath): boolean {
  return [...staticFolders.keys()].some((folder) => `${source}/`.startsWith(`${folder}/`));
}

/** Whether a file belongs to a program with which somebody looked or wrote there: a file manager, an editor, git. */
function isLeftBehind(path: string): boolean {
  return path.split('/').some((name) => leftBehind.test(name));
}

const leftBehind =
  /^(?:\.DS_Store|\.AppleDouble|\.Spotlight-V100|\.Trash.*|\.fseventsd|\._.*|Thumbs\.db|ehthumbs\.db|desktop\.ini|\.directory|\.git|\.git(?:ignore|keep|attributes|modules)|\.svn|\.hg|\.idea|\.vscode|.*~|\.#.*|#.*#|\..*\.sw[a-p])$/i;
