import type { Fix } from '../diagnostics/diagnostic.ts';
import { relativePath } from '../load/find-page.ts';
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
  return { edits: [{ start, end: hash, text: encode(relativePath(from, to)) }] };
}

/** The edit that makes a link lead to another fragment. */
export function fixFragment(written: WrittenAddress | undefined, fragment: string): Fix | undefined {
  if (written?.hash === undefined) return undefined;
  return { edits: [{ start: written.hash + 1, end: written.end, text: encode(fragment) }] };
}

/** Without what would end an address in Markdown, in HTML or in a definition. */
function encode(text: string): string {
  return text.replaceAll(
    /[\s()<>"'%#?\\]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
