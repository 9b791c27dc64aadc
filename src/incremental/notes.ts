import type { Memory, Remembered } from '../load/memory.ts';
import type { SourcePath } from '../model/paths.ts';

/** What was read of each source: a line each, of its path, its digest and two values in JSON, with tabs between. */
export type Notes = ReadonlyMap<SourcePath, string>;

const tab = '\t';

export function parseNotes(text: string): Notes {
  const notes = new Map<SourcePath, string>();
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    const path = text.slice(start, text.indexOf(tab, start)) as SourcePath;
    notes.set(path, text.slice(start, end));
    start = end + 1;
  }
  return notes;
}

export function printNotes(notes: Notes): string {
  return [...notes.values()].map((line) => `${line}\n`).join('');
}

/** The memory of one build: it recalls what was noted of the files that have the same digest, and takes new notes. */
export interface NotedMemory extends Memory {
  /** What was noted in this build, for files that are new or other ones. */
  readonly fresh: Notes;
}

export function openMemory(earlier: Notes, digestOf: (path: SourcePath) => string): NotedMemory {
  const fresh = new Map<SourcePath, string>();
  return {
    fresh,
    recall: (path) => {
      const line = earlier.get(path);
      return line === undefined ? undefined : readLine(line, path, digestOf(path));
    },
    note: (path, head, rest = '') => {
      // A name that would end its field or its line is read each time.
      if (/[\t\n]/.test(path)) return;
      fresh.set(path, [path, digestOf(path), JSON.stringify(head), rest].join(tab));
    },
  };
}

/** Undefined for a line of another digest. */
function readLine(line: string, path: SourcePath, digest: string): Remembered | undefined {
  const start = path.length + tab.length;
  if (!line.startsWith(digest + tab, start)) return undefined;
  const head = start + digest.length + tab.length;
  const end = line.indexOf(tab, head);
  return {
    head: JSON.parse(line.slice(head, end)) as unknown,
    rest: () => JSON.parse(line.slice(end + tab.length)) as unknown,
  };
}
