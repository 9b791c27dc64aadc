import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits } from '../diagnostics/apply-edits.ts';
import type { Diagnostic, Edit } from '../diagnostics/diagnostic.ts';
import { replaceFile } from '../emit/replace-file.ts';
import { decodeText } from '../load/text.ts';
import type { SourcePath } from '../model/paths.ts';
import type { SourceFiles } from '../platform/source-files.ts';

/** Fixes what has one right fix, in the sources themselves. Returns the files that changed. */
export function fixSources(
  diagnostics: readonly Diagnostic[],
  files: SourceFiles,
  root: string,
): readonly SourcePath[] {
  const edits = new Map<SourcePath, Edit[]>();
  for (const { place, fix } of diagnostics)
    if (fix !== undefined) edits.set(place.file, [...(edits.get(place.file) ?? []), ...fix.edits]);
  // One file that is known by two names is fixed by one of them.
  const fixed = new Set<string>();
  return [...edits].flatMap(([file, own]) => {
    const path = realPath(root, file);
    if (path === undefined || fixed.has(path) || !fixFile(path, file, own, files)) return [];
    fixed.add(path);
    return [file];
  });
}

function fixFile(path: string, file: SourcePath, edits: readonly Edit[], files: SourceFiles): boolean {
  const bytes = files.read(file);
  if (bytes === undefined) return false;
  const { value: source, diagnostics } = decodeText(file, bytes);
  // The file holds more than its text shows: it would be lost.
  if (diagnostics.length > 0) return false;
  const fixed = applyEdits(source.text, edits);
  if (fixed === source.text) return false;
  replaceFile(path, restoreForm(fixed, bytes));
  return true;
}

/** Line ends and the byte order mark as the file had them. */
function restoreForm(text: string, bytes: Uint8Array): string {
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const mark = before.startsWith('\uFEFF') ? '\uFEFF' : '';
  return mark + (before.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text);
}

/** The file itself, where the path is a symbolic link or is written otherwise on disk. */
function realPath(root: string, file: SourcePath): string | undefined {
  const path = [file, file.normalize('NFD')].map((name) => join(root, name)).find((name) => existsSync(name));
  return path === undefined ? undefined : realpathSync(path);
}
