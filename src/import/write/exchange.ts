import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { replaceFile } from '../../emit/replace-file.ts';
import { memoise } from '../../model/memoise.ts';
import type { Changes } from './compare.ts';
import { isTextFile, type Stage } from './stage.ts';
import type { Target } from './target.ts';

/** Writes what has changed. Each file is exchanged as a whole. */
export function exchangeFiles(target: Target, stage: Stage, { written, removed }: Changes): void {
  const makeFolder = memoise((folder) => mkdirSync(folder, { recursive: true }));
  for (const [path, text] of written) {
    const place = target.place(path);
    makeFolder(dirname(place));
    if (text !== undefined) replaceFile(place, text);
    else renameSync(isTextFile(path) ? copy(path, stage) : stage.place(path), place);
  }
  for (const path of removed) rmSync(target.place(path), { force: true });
}

/** The text itself becomes what the next import compares with. */
function copy(path: string, stage: Stage): string {
  copyFileSync(stage.place(path), stage.copy);
  return stage.copy;
}

/** Keeps each text as the source gave it, for the next import of the same source. */
export function keepBases(folder: string, stage: Stage): void {
  const bases = join(folder, 'base');
  const former = `${bases}.former`;
  rmSync(former, { recursive: true, force: true });
  if (existsSync(bases)) renameSync(bases, former);
  renameSync(stage.texts, bases);
  rmSync(former, { recursive: true, force: true });
}
