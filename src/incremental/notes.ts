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

/** Notes that were parsed, by their lines: one process that builds again and again parses each once. */
export type ParsedNotes = Map<SourcePath, { readonly line: string; readonly remembered: Remembered }>;

export function openMemory(
  earlier: Notes,
  digestOf: (path: SourcePath) => string,
  parsed?: ParsedNotes,
): NotedMemory {
  const fresh = new Map<SourcePath, string>();
  return {
    fresh,
    recall: (path) => {
      const line = earlier.get(path);
      if (line === undefined || !isOf(digestOf(path), path, line)) return undefined;
      const known = parsed?.get(path);
      if (known?.line === line) return known.remembered;
      const remembered = readLine(line, path);
      parsed?.set(path, { line, remembered });
      return remembered;
    },
    note: (path, head, rest = '') => {
      // A name that would end its field or its line is read each time.
      if (/[\t\n]/.test(path)) return;
      // Strings that are put together so share their parts in memory.
      fresh.set(path, `${path}${tab}${digestOf(path)}${tab}${JSON.stringify(head)}${tab}${rest}`);
    },
  };
}

function isOf(digest: string, path: SourcePath, line: string): boolean {
  return line.startsWith(digest + tab, path.length + tab.length);
}

function readLine(line: string, path: SourcePath): Remembered {
  const head = line.indexOf(tab, path.length + tab.length) + tab.length;
  const end = line.indexOf(tab, head);
  return {
    head: JSON.parse(line.slice(head, end)) as unknown,
    rest: () => JSON.parse(line.slice(end + tab.length)) as unknown,
  };
}
