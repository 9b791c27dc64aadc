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

/** The text of a file after edits of it as it was decoded. Its byte order mark and its line ends stay. */
export function editBytes(bytes: Uint8Array, edits: readonly Edit[]): string {
  const written = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return applyEdits(written, asWritten(edits, written));
}

/** The same edits of the text with its byte order mark and its own line ends, of which new lines get the first. */
function asWritten(edits: readonly Edit[], written: string): Edit[] {
  const mark = written.startsWith('\uFEFF') ? 1 : 0;
  const ends = Array.from(written.matchAll(/\r\n/g), ({ index }, count) => index - count - mark);
  const isWindows = ends.length > 0 && written.indexOf('\n') === written.indexOf('\r\n') + 1;
  let before = 0;
  const move = (offset: number): number => {
    while (before < ends.length && (ends[before] ?? 0) < offset) before += 1;
    return offset + before + mark;
  };
  return edits.map(({ start, end, text }) => ({
    start: move(start),
    end: move(end),
    text: isWindows ? text.replaceAll('\n', '\r\n') : text,
  }));
}
