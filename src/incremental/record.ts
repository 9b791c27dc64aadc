import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { OutputPath, SourcePath } from '../model/paths.ts';
import type { Stamp } from '../platform/source-files.ts';

/** What a build leaves for the next one of the same publication into the same folder. */
export interface BuildRecord {
  /** A digest of the code and of the files that are no part of the publication: templates, faces. */
  readonly tools: string;
  /** When its files were looked at, in milliseconds since 1970. */
  readonly scanned: number;
  readonly asOf: string;
  /** What was asked for, and is there as these sources have it. */
  readonly requests: readonly string[];
  readonly sources: ReadonlyMap<SourcePath, SourceRecord>;
  readonly outputs: ReadonlyMap<OutputPath, OutputRecord>;
  /** The manifest of the output folder as this build left it: every exchange puts another one in its place. */
  readonly manifest: FileStamp | undefined;
  /** The names of the files that contain what was read of the sources. The later ones go before the earlier. */
  readonly notes: readonly string[];
  /** A digest of members-only content, of which nothing was found in the outputs. */
  readonly memberDigest: string;
  /** What was wrong with the content, and is again while nothing changes. */
  readonly diagnostics: readonly Diagnostic[];
  /** `54 articles in 4 series` */
  readonly content: string;
  /** The lines that say which articles are not out. */
  readonly unpublished: readonly string[];
}

export interface SourceRecord extends Stamp {
  readonly digest: string;
}

export interface FileStamp {
  /** In bytes. */
  readonly size: number;
  /** In milliseconds since 1970. */
  readonly modified: number;
}

export interface OutputRecord extends FileStamp {
  /** The digest of what it was made from; empty for one that is made each time. */
  readonly key: string;
  /** In hexadecimal, where it was asked for. */
  readonly sha256?: string;
  /** What was wrong with it. */
  readonly diagnostics?: readonly Diagnostic[];
  /** How long it took to make, in milliseconds, where it is the one output of its step. */
  readonly milliseconds?: number;
}

/** As JSON. It begins with the number of its format: records of other versions are not read. */
export function printRecord(record: BuildRecord): string {
  return JSON.stringify({
    ...record,
    shape,
    sources: [...record.sources].map(([path, { size, modified, changed, digest }]) => [
      path,
      size,
      modified,
      changed,
      digest,
    ]),
    outputs: [...record.outputs].map(([path, { size, modified, key, sha256, diagnostics, milliseconds }]) =>
      sha256 === undefined && diagnostics === undefined && milliseconds === undefined
        ? [path, size, modified, key]
        : [path, size, modified, key, sha256, diagnostics, milliseconds],
    ),
  });
}

export function parseRecord(text: string): BuildRecord | undefined {
  const { shape: own, ...data } = JSON.parse(text) as Printed;
  if (own !== shape) return undefined;
  return {
    ...data,
    sources: new Map(
      data.sources.map(([path, size, modified, changed, digest]) => [
        path,
        { size, modified, changed, digest },
      ]),
    ),
    outputs: new Map(
      data.outputs.map(([path, size, modified, key, sha256, diagnostics, milliseconds]) => [
        path,
        {
          size,
          modified,
          key,
          ...(typeof sha256 === 'string' ? { sha256 } : {}),
          ...(Array.isArray(diagnostics) ? { diagnostics } : {}),
          ...(typeof milliseconds === 'number' ? { milliseconds } : {}),
        },
      ]),
    ),
  };
}

const shape = 3;

/** The outputs that a record of any version names, as that build left them. */
export function parseWritten(text: string): ReadonlyMap<OutputPath, FileStamp> {
  const { outputs = [] } = JSON.parse(text) as Partial<Pick<Printed, 'outputs'>>;
  return new Map(outputs.map(([path, size, modified]) => [path, { size, modified }]));
}

type Printed = Omit<BuildRecord, 'sources' | 'outputs'> & {
  readonly shape: number;
  readonly sources: readonly [SourcePath, number, number, number, string][];
  readonly outputs: readonly [
    OutputPath,
    number,
    number,
    string,
    (string | null)?,
    (readonly Diagnostic[] | null)?,
    (number | null)?,
  ][];
};
