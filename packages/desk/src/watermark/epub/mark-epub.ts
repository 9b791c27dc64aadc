import type { FileHandle } from 'node:fs/promises';
import type { ChangedFile } from '../pieces.ts';
import { markColophon } from './mark-colophon.ts';
import { replaceEntry } from './replace-entry.ts';

/** The path in every e-book of Kolofon. */
const colophon = 'OEBPS/colophon.xhtml';

/** An EPUB that says in its colophon for whom it was made. Undefined if it has no colophon. */
export function markEpub(
  file: FileHandle,
  [owner = '']: readonly string[],
): Promise<ChangedFile | undefined> {
  return replaceEntry(file, colophon, (text) => markColophon(text, owner));
}
