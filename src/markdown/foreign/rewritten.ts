import type { Edit } from '../../diagnostics/diagnostic.ts';

/** A text that was rewritten, and the way back: where in the source something of it was written. */
export interface Rewritten {
  readonly text: string;
  /** The offset in the source of a beginning, or of an end, in the text. */
  readonly toSource: (offset: number, side: Side) => number;
  /** Where the source was rewritten: what is there is markup that was read. */
  readonly taken: readonly SourceRange[];
}

interface SourceRange {
  readonly start: number;
  readonly end: number;
}

export type Side = 'start' | 'end';

/** A run of the text: kept from the source where both are as long, put in its place otherwise. */
interface Run {
  readonly at: number;
  readonly start: number;
  readonly end: number;
  readonly isKept: boolean;
}

export function unchanged(text: string): Rewritten {
  return { text, toSource: (offset) => offset, taken: [] };
}

/** Edits that do not overlap, in any order. */
export function rewrite(text: string, edits: readonly Edit[]): Rewritten {
  if (edits.length === 0) return unchanged(text);
  const pieces: string[] = [];
  const runs: Run[] = [];
  let at = 0;
  let done = 0;
  const add = (piece: string, start: number, end: number, isKept: boolean): void => {
    if (piece === '') return;
    runs.push({ at, start, end, isKept });
    pieces.push(piece);
    at += piece.length;
  };
  for (const { start, end, text: put } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    add(text.slice(done, start), done, start, true);
    add(put, start, end, false);
    done = end;
  }
  add(text.slice(done), done, text.length, true);
  return {
    text: pieces.join(''),
    toSource: (offset, side) => {
      const run = runs[findRun(runs, side === 'start' ? offset : offset - 1)];
      if (run === undefined) return 0;
      if (run.isKept) return Math.min(run.start + offset - run.at, run.end);
      return side === 'start' ? run.start : run.end;
    },
    taken: edits.map(({ start, end }) => ({ start, end })),
  };
}

/** What the second rewriting made of the text of the first. */
export function rewriteAgain(first: Rewritten, edits: readonly Edit[]): Rewritten {
  if (edits.length === 0) return first;
  const second = rewrite(first.text, edits);
  const taken = edits.map(({ start, end }) => ({
    start: first.toSource(start, 'start'),
    end: first.toSource(end, 'end'),
  }));
  return {
    text: second.text,
    toSource: (offset, side) => first.toSource(second.toSource(offset, side), side),
    taken: [...first.taken, ...taken],
  };
}

/** The index of the last run that begins at or before an offset. */
function findRun(runs: readonly Run[], offset: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.at ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
