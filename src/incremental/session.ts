import { hasErrors, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourcePath } from '../model/paths.ts';
import { openSourceFiles, type StampedFiles } from '../platform/source-files.ts';
import type { EarlierBuild } from './earlier-build.ts';
import { openMemory, type Notes, type ParsedNotes } from './notes.ts';
import type { BuildRecord, SourceRecord } from './record.ts';
import { scanSources } from './sources.ts';

/** What one process remembers from one look at the sources to the next. */
export interface Session {
  look(): SessionLook;
  /** Remembers what was read. */
  note(found: SessionLook, of: { readonly asOf: string; readonly diagnostics: readonly Diagnostic[] }): void;
}

interface SessionLook {
  readonly files: StampedFiles;
  readonly earlier: EarlierBuild;
  /** In milliseconds since 1970. */
  readonly scanned: number;
}

export function openSession(root: string): Session {
  let notes: Notes = new Map();
  const parsed: ParsedNotes = new Map();
  let sources: ReadonlyMap<SourcePath, SourceRecord> = new Map();
  let scanned = 0;
  let record: BuildRecord | undefined;
  return {
    look: () => {
      const files = openSourceFiles(root);
      const scan = scanSources(files, { sources, scanned });
      const memory = openMemory(notes, (path) => scan.digestOf(path), parsed);
      const known = notes;
      const earlier: EarlierBuild = {
        record,
        outputs: new Map(),
        scan,
        memory: () => memory,
        notes: () => known,
      };
      return { files, earlier, scanned: Date.now() };
    },
    note: ({ earlier, scanned: at }, { asOf, diagnostics }) => {
      notes = new Map([...notes, ...earlier.memory().fresh]);
      sources = earlier.scan.found();
      scanned = at;
      // Where an error was in the way, not everything was checked.
      if (hasErrors(diagnostics)) return;
      const nothing = { tools: '', requests: [], notes: [], memberDigest: '', content: '', unpublished: [] };
      record = { ...nothing, outputs: new Map(), manifest: undefined, scanned, asOf, sources, diagnostics };
    },
  };
}
