import type { SourcePath } from '../model/paths.ts';
import type { SourceFiles } from './source-files.ts';

/** No text is larger, in bytes. */
const largest = 10_000_000;

/** The text whose lines are shown with a problem; undefined for a file that may be anything but a text. */
export function readShownText(path: SourcePath, files: SourceFiles): string | undefined {
  if (path.startsWith('series/static') || (files.locate(path)?.size ?? 0) > largest) return undefined;
  const bytes = files.read(path);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}
