import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { applyEdits, chooseEdits, editBytes } from '../diagnostics/apply-edits.ts';
import type { Diagnostic, Edit, Fix } from '../diagnostics/diagnostic.ts';
import { replaceFile } from '../emit/replace-file.ts';
import { decodeText } from '../load/text.ts';
import type { SourcePath } from '../model/paths.ts';
import type { SourceText } from '../model/source-text.ts';
import type { SourceFiles } from '../platform/source-files.ts';

/** What was done to one source file. */
export type FixedFile =
  | { readonly file: SourcePath; readonly changes: readonly Change[] }
  | { readonly file: SourcePath; readonly refusal: 'read-only' };

interface Change {
  /** From 1, in the file before the change. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** Fixes what has one right fix, in the sources themselves. */
export function fixSources(
  diagnostics: readonly Diagnostic[],
  files: SourceFiles,
  root: string,
): readonly FixedFile[] {
  const fixes = new Map<SourcePath, Fix[]>();
  for (const { place, fix } of diagnostics) {
    if (fix === undefined) continue;
    const own = fixes.get(place.file);
    if (own === undefined) fixes.set(place.file, [fix]);
    else own.push(fix);
  }
  // One file that is known by two names is fixed by one of them.
  const fixed = new Set<string>();
  return [...fixes].flatMap(([file, own]) => {
    const path = realPath(root, file);
    if (path === undefined || fixed.has(path)) return [];
    const result = fixFile(path, file, own, files);
    if (result !== undefined) fixed.add(path);
    return result ?? [];
  });
}

function fixFile(
  path: string,
  file: SourcePath,
  fixes: readonly Fix[],
  files: SourceFiles,
): FixedFile | undefined {
  const bytes = files.read(file);
  if (bytes === undefined) return undefined;
  const { value: source, diagnostics } = decodeText(file, bytes);
  // The file contains more than its text shows: it would be lost.
  if (diagnostics.length > 0) return undefined;
  const edits = chooseEdits(fixes);
  if (applyEdits(source.text, edits) === source.text) return undefined;
  if (!isWritable(path)) return { file, refusal: 'read-only' };
  replaceFile(path, editBytes(bytes, edits), statSync(path).mode);
  return { file, changes: edits.map((edit) => describeEdit(edit, source)) };
}

/** Whether the file may be changed: the new one is written beside it, and takes its place. */
function isWritable(path: string): boolean {
  const isReadOnly = (statSync(path).mode & 0o222) === 0;
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return !isReadOnly;
  } catch {
    return false;
  }
}

function describeEdit({ start, end, text }: Edit, source: SourceText): Change {
  return { line: source.place(start).start.line, before: source.text.slice(start, end), after: text };
}

/** The file itself, where the path is a symbolic link or is written otherwise on disk. */
function realPath(root: string, file: SourcePath): string | undefined {
  const path = [file, file.normalize('NFD')].map((name) => join(root, name)).find((name) => existsSync(name));
  return path === undefined ? undefined : realpathSync(path);
}
