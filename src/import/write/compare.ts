import { existsSync, readFileSync } from 'node:fs';
import { digestFile } from '../../platform/stored-files.ts';
import { decide, type Sides } from './decide.ts';
import type { EarlierImport } from './earlier-import.ts';
import { isTextFile, type Stage } from './stage.ts';
import type { Target } from './target.ts';

/** What an import changes in its target, as paths in it. */
export interface Changes {
  /** What to write; undefined for a file that is written as it is staged: a large source has more text than fits into memory. */
  readonly written: ReadonlyMap<string, string | undefined>;
  readonly removed: readonly string[];
  /** Of those written: what an editor and the source have both changed. */
  readonly merged: readonly string[];
  /** Of those merged: with marks where both changed the same lines. */
  readonly conflicts: readonly string[];
  /** Kept as an editor changed them, although the source has another version or none. */
  readonly edited: readonly string[];
  /** Deleted by an editor, and still in the source. */
  readonly deleted: readonly string[];
  /** There already, and not from this source. */
  readonly foreign: readonly string[];
}

/** What an import reads before it writes. */
export interface Places {
  readonly target: Target;
  readonly stage: Stage;
  readonly earlier: EarlierImport;
}

/**
 * Compares what is staged with the target and with what the same source gave before. `extended`: files of the target
 * that are not from this source, with more at their end. Nothing is written.
 */
export function compareWithTarget(places: Places, extended: ReadonlyMap<string, string>): Changes {
  const { stage, earlier } = places;
  const written = new Map<string, string | undefined>(extended);
  const lists: Record<Exclude<keyof Changes, 'written'>, string[]> = {
    removed: [],
    merged: [],
    conflicts: [],
    edited: [],
    deleted: [],
    foreign: [],
  };
  for (const path of new Set([...stage.digests.keys(), ...Object.keys(earlier.state?.files ?? {})])) {
    const isText = isTextFile(path);
    if (isNew(path, isText, places)) {
      written.set(path, undefined);
      continue;
    }
    const sides = readSides(path, isText, places);
    const decision = decide(sides, isText);
    if (decision.action === 'remove') lists.removed.push(path);
    else if (decision.action === 'keep') {
      if (decision.because !== 'same') lists[decision.because].push(path);
    } else {
      written.set(path, isText && decision.text !== sides.theirs ? decision.text : undefined);
      if (sides.ours !== undefined && sides.ours !== sides.base) lists.merged.push(path);
      if (decision.conflicts > 0) lists.conflicts.push(path);
    }
  }
  return { written, ...lists };
}

/** Nothing has to be read to compare it with. */
function isNew(path: string, isText: boolean, { target, stage, earlier }: Places): boolean {
  const base = isText ? earlier.baseOf(path) : earlier.state?.files[path];
  return base === undefined && stage.digests.has(path) && !existsSync(target.place(path));
}

function readSides(path: string, isText: boolean, { target, stage, earlier }: Places): Sides {
  const place = target.place(path);
  const isThere = existsSync(place);
  const isStaged = stage.digests.has(path);
  return isText
    ? {
        base: earlier.baseOf(path),
        ours: isThere ? readFileSync(place, 'utf8') : undefined,
        theirs: isStaged ? stage.textOf(path) : undefined,
      }
    : {
        base: earlier.state?.files[path],
        ours: isThere ? digestFile(place, 'hex') : undefined,
        theirs: stage.digests.get(path),
      };
}
