import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { replaceFile } from '../../emit/replace-file.ts';
import type { Changes } from './compare.ts';
import { isTextFile, type Stage } from './stage.ts';
import { placeInTarget } from './target.ts';

/** Writes what has changed. Each file is exchanged as a whole. */
export function exchangeFiles(target: string, stage: Stage, { written, removed }: Changes): void {
  for (const [path, text] of written) {
    const place = placeInTarget(target, path);
    if (text !== undefined) replaceFile(place, text);
    else move(isTextFile(path) ? copy(stage.place(path)) : stage.place(path), place);
  }
  for (const path of removed) rmSync(placeInTarget(target, path), { force: true });
}

/** Keeps each text as the source gave it, for the next import of the same source. */
export function keepBases(folder: string, stage: Stage): void {
  const bases = join(folder, 'base');
  rmSync(bases, { recursive: true, force: true });
  for (const path of stage.digests.keys())
    if (isTextFile(path) && existsSync(stage.place(path))) move(stage.place(path), join(bases, path));
}

/** Beside it: the text itself becomes what the next import compares with. */
function copy(staged: string): string {
  const made = `${staged}.copy`;
  copyFileSync(staged, made);
  return made;
}

function move(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}
