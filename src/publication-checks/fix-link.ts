import type { Fix } from '../diagnostics/diagnostic.ts';
import { relativePath } from '../load/find-page.ts';
import { encodePath } from '../model/encode-path.ts';
import type { WrittenAddress } from '../model/document.ts';
import type { SourcePath } from '../model/paths.ts';

/** The edit that makes a link lead to another file, with its fragment. None where it is not known how it is written. */
export function fixPath(
  written: WrittenAddress | undefined,
  from: SourcePath,
  to: SourcePath,
): Fix | undefined {
  if (written === undefined) return undefined;
  const { start, end, hash = end } = written;
  return { edits: [{ start, end: hash, text: encodePath(relativePath(from, to)) }] };
}

/** The edit that makes a link lead to another fragment. */
export function fixFragment(written: WrittenAddress | undefined, fragment: string): Fix | undefined {
  if (written?.hash === undefined) return undefined;
  return { edits: [{ start: written.hash + 1, end: written.end, text: encodePath(fragment) }] };
}
