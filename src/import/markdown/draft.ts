import type { Origin } from '../imported.ts';

/** A text on its way into an article, which still knows where each of its lines was written. */
export interface Draft {
  readonly text: string;
  readonly originAt: (offset: number) => Origin;
}

/** Puts `text` in place of a range. A draft in place of a text keeps its own origins. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string | Draft;
}

/** `firstLine`: the number of the first line of the text in its file. */
export function openDraft(text: string, file: string, firstLine = 1): Draft {
  let starts: number[] | undefined;
  return {
    text,
    originAt: (offset) => {
      starts ??= lineStarts(text);
      return { file, line: firstLine + indexBefore(starts, offset) };
    },
  };
}

/** Makes all edits at once. Of two that overlap, the one that begins first is made. */
export function editDraft(draft: Draft, edits: readonly Edit[]): Draft {
  if (edits.length === 0) return draft;
  const pieces: Piece[] = [];
  let text = '';
  let done = 0;
  const keep = (from: number, to: number) => {
    pieces.push({ at: text.length, from, draft });
    text += draft.text.slice(from, to);
  };
  for (const { start, end, text: put } of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < done) continue;
    keep(done, start);
    pieces.push(
      typeof put === 'string'
        ? { at: text.length, from: start, draft, isNew: true }
        : { at: text.length, from: 0, draft: put },
    );
    text += typeof put === 'string' ? put : put.text;
    done = end;
  }
  keep(done, draft.text.length);
  let starts: number[] | undefined;
  return {
    text,
    originAt: (offset) => {
      starts ??= pieces.map(({ at }) => at);
      return findOrigin(pieces[indexBefore(starts, offset)], offset);
    },
  };
}

interface Piece {
  readonly at: number;
  /** The offset in its draft. */
  readonly from: number;
  readonly draft: Draft;
  /** All of it has the origin of the place where it was put. */
  readonly isNew?: boolean;
}

function findOrigin(piece: Piece | undefined, offset: number): Origin {
  if (piece === undefined) throw new Error('A text has at least one piece.');
  const { at, from, draft, isNew } = piece;
  return draft.originAt(isNew === true ? from : from + offset - at);
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The index of the last number that is not greater. The first is never greater. */
function indexBefore(numbers: readonly number[], wanted: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
