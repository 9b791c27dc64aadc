import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../build/usage-error.ts';
import { editBytes } from '../diagnostics/apply-edits.ts';
import { replaceFile } from '../emit/replace-file.ts';
import type { SourceFiles } from '../platform/source-files.ts';
import type { SourceChange } from './source-change.ts';

/** Carries out all changes or none: where one fails, those before it are taken back. */
export function applyChanges(root: string, files: SourceFiles, changes: readonly SourceChange[]): void {
  const undo: (() => void)[] = [];
  try {
    for (const change of changes) undo.push(apply(change, root, files));
  } catch (error) {
    for (const step of undo.toReversed()) step();
    throw error;
  }
}

/** Gives what takes it back. */
function apply(change: SourceChange, root: string, files: SourceFiles): () => void {
  if (change.kind === 'create') {
    const path = join(root, change.path);
    mkdirSync(dirname(path), { recursive: true });
    // Fails where somebody has just put a file.
    writeFileSync(path, change.text, { flag: 'wx' });
    return () => rmSync(path);
  }
  const path = files.locate(change.path)?.path;
  if (path === undefined) throw new UsageError(`${change.path} is gone: nothing was changed.`);
  const before = readFileSync(path);
  const { mode } = statSync(path);
  if (change.kind === 'edit') {
    replaceFile(path, editBytes(before, change.edits), mode);
    return () => replaceFile(path, before, mode);
  }
  const to = join(root, change.to);
  // On a case-insensitive disk, a file would be in its own way.
  if (existsSync(to) && statSync(to).ino !== statSync(path).ino)
    throw new UsageError(`There is a file at ${change.to} already: nothing was changed.`);
  mkdirSync(dirname(to), { recursive: true });
  renameSync(path, to);
  if (change.edits.length > 0) replaceFile(to, editBytes(before, change.edits), mode);
  return () => {
    renameSync(to, path);
    if (change.edits.length > 0) replaceFile(path, before, mode);
  };
}
