import { openMemory, type NotedMemory, type Notes } from './notes.ts';
import type { BuildRecord, FileStamp, OutputRecord } from './record.ts';
import type { RecordStore } from './record-store.ts';
import { scanSources, type Scan } from './sources.ts';
import type { OutputPath } from '../model/paths.ts';
import type { StampedFiles } from '../platform/source-files.ts';

/** What an earlier build left, as far as it still applies. */
export interface EarlierBuild {
  readonly record: BuildRecord | undefined;
  /** The outputs that are as that build left them. */
  readonly outputs: ReadonlyMap<OutputPath, OutputRecord>;
  readonly scan: Scan;
  /** What was read of the sources; nothing is read of it before it is asked for. */
  readonly memory: () => NotedMemory;
  readonly notes: () => Notes;
}

/** The output folder as it is now: undefined for a file that does not exist. */
export interface OutputStamps {
  readonly manifest: FileStamp | undefined;
  readonly stampOutput: (path: OutputPath) => FileStamp | undefined;
}

/**
 * `store` is undefined for a build that is to reuse nothing; `tools` is what its record has to have been made with. What
 * the record says of outputs is void if anything was exchanged since: by a build that was cut off, or with another cache.
 */
export function openEarlierBuild(
  store: RecordStore | undefined,
  tools: string,
  files: StampedFiles,
  { manifest, stampOutput }: OutputStamps,
): EarlierBuild {
  const found = store?.read();
  const record = found?.tools === tools ? found : undefined;
  const scan = scanSources(files, record ?? { sources: new Map(), scanned: 0 });
  let notes: Notes | undefined;
  let memory: NotedMemory | undefined;
  const getNotes = () =>
    (notes ??= record === undefined ? new Map() : (store?.readNotes(record) ?? new Map()));
  const outputs = record?.manifest !== undefined && isLeft(record.manifest, manifest) ? record.outputs : [];
  return {
    record,
    outputs: new Map([...outputs].filter(([path, known]) => isLeft(known, stampOutput(path)))),
    scan,
    notes: getNotes,
    memory: () => (memory ??= openMemory(getNotes(), (path) => scan.digestOf(path))),
  };
}

/** Whether an output is as the build of this record left it. */
export function isLeft(known: FileStamp, now: FileStamp | undefined): boolean {
  return now?.size === known.size && now.modified === known.modified;
}

/** Whether what is asked for was made of the very same files, and is all there. */
export function isUnchanged(
  { record, outputs, scan }: EarlierBuild,
  { request, asOf }: { readonly request: string; readonly asOf: string },
  files: StampedFiles,
): boolean {
  if (record?.asOf !== asOf || !record.requests.includes(request)) return false;
  if (outputs.size !== record.outputs.size) return false;
  if (files.list('series').some((path) => !record.sources.has(path))) return false;
  return [...record.sources].every(([path, { digest }]) => scan.digestOf(path) === digest);
}
