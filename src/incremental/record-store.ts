import type { Store } from '../cache/store.ts';
import { keyOf } from '../cache/key.ts';
import { parseNotes, printNotes, type Notes } from './notes.ts';
import type { OutputPath } from '../model/paths.ts';
import { parseRecord, parseWritten, printRecord, type BuildRecord, type FileStamp } from './record.ts';
import { shortDigest } from './short-digest.ts';

/** Where the builds of one publication into one folder leave their record. What cannot be read is not there. */
export interface RecordStore {
  read(): BuildRecord | undefined;
  /** The outputs of the last record, whichever version of Kolofon wrote it. */
  readWritten(): ReadonlyMap<OutputPath, FileStamp>;
  /** What the builds noted up to this one. */
  readNotes(record: BuildRecord): Notes;
  /** `fresh` goes before what was noted earlier; of files that are no more, nothing is kept. */
  write(record: Omit<BuildRecord, 'notes'>, earlier: Notes, fresh: Notes): void;
}

/** Notes that differ from the earlier ones by less than this share are kept beside them, so that little is written. */
const smallShare = 0.1;

export function openRecordStore(store: Store, root: string, output: string): RecordStore {
  const id = keyOf({ root, output });
  const recordFile = `${id}.state`;
  const noteFiles = ['notes', 'later notes'].map((kind) => `${keyOf({ id, kind })}.pack`);
  const decoder = new TextDecoder();
  /** The names of the notes are digests: another build may have written others meanwhile. */
  const readPart = (name: string | undefined, index: number): Notes | undefined => {
    if (name === undefined) return new Map();
    const bytes = store.find(noteFiles[index] ?? '');
    if (bytes === undefined || shortDigest(bytes) !== name) return undefined;
    return parseNotes(decoder.decode(bytes));
  };
  let base: Notes = new Map();
  let baseName: string | undefined;

  return {
    read: () => {
      const bytes = store.find(recordFile);
      return bytes === undefined ? undefined : parseRecord(decoder.decode(bytes));
    },
    readWritten: () => {
      const bytes = store.find(recordFile);
      return bytes === undefined ? new Map() : parseWritten(decoder.decode(bytes));
    },
    readNotes: ({ notes: [first, second] }) => {
      const [own, later] = [readPart(first, 0), readPart(second, 1)];
      if (own === undefined || later === undefined) return new Map();
      base = own;
      baseName = first;
      return later.size === 0 ? own : new Map([...own, ...later]);
    },
    write: (record, earlier, fresh) => {
      const all = new Map([...earlier, ...fresh].filter(([path]) => record.sources.has(path)));
      const later = new Map([...all].filter(([path, line]) => base.get(path) !== line));
      const isSmall = baseName !== undefined && later.size <= base.size * smallShare;
      const parts = isSmall ? [undefined, later] : [all, new Map()];
      const names = parts.map((notes, index) => {
        if (notes === undefined) return baseName ?? '';
        const bytes = Buffer.from(printNotes(notes));
        store.keep(noteFiles[index] ?? '', bytes);
        return shortDigest(bytes);
      });
      store.keep(recordFile, Buffer.from(printRecord({ ...record, notes: names })));
    },
  };
}
