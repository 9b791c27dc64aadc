import type { Edit } from './diagnostic.ts';

/** An edit of which the range is exactly what is replaced. */
type Exact = Omit<Edit, 'find'>;

/** The text after these edits. One that overlaps an earlier one, or does not find what it looks for, is left out. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const exact = edits.flatMap((edit) => locate(text, edit)).toSorted((a, b) => a.start - b.start);
  let result = '';
  let end = 0;
  for (const edit of exact) {
    if (edit.start < end) continue;
    result += text.slice(end, edit.start) + edit.text;
    end = edit.end;
  }
  return result + text.slice(end);
}

function locate(text: string, { start, end, find, text: replacement }: Edit): Exact[] {
  if (find === undefined) return [{ start, end, text: replacement }];
  const range = text.slice(start, end);
  const at = range.indexOf(find);
  if (at === -1 || range.includes(find, at + 1)) return [];
  return [{ start: start + at, end: start + at + find.length, text: replacement }];
}
