import type { Edit, Fix } from './diagnostic.ts';

/** The edits of all fixes that can be made together, in order. A fix that overlaps an earlier one is left out as a whole. */
export function chooseEdits(fixes: readonly Fix[]): readonly Edit[] {
  const seen = new Set<string>();
  const all = fixes
    .flatMap(({ edits }, index) => edits.map((edit) => ({ ...edit, index })))
    .filter(({ start, end, text }) => {
      const key = `${String(start)} ${String(end)} ${text}`;
      return !seen.has(key) && seen.add(key);
    })
    .toSorted((a, b) => a.start - b.start || a.end - b.end || a.index - b.index);
  const left = new Set<number>();
  let last: (typeof all)[number] | undefined;
  for (const edit of all) {
    if (last !== undefined && edit.start < last.end && edit.index !== last.index)
      left.add(Math.max(edit.index, last.index));
    if (last === undefined || edit.end >= last.end) last = edit;
  }
  return all.filter(({ index }) => !left.has(index)).map(({ start, end, text }) => ({ start, end, text }));
}

/** The text after edits that are in order and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const edit of edits) {
    pieces.push(text.slice(done, edit.start), edit.text);
    done = edit.end;
  }
  return pieces.join('') + text.slice(done);
}
