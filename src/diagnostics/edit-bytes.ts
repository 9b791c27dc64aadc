import { applyEdits } from './apply-edits.ts';
import type { Edit } from './diagnostic.ts';

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
