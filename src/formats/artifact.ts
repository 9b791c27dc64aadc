import type { Dependencies } from '../model/dependencies.ts';
import type { OutputPath, SourcePath } from '../model/paths.ts';
import type { StoredFile, TemporaryFile } from '../model/stored-file.ts';
import type { MakeServices } from './make-services.ts';

/**
 * One file to be written. Its content is made when it is written or packaged, never before, and only then are there
 * services. `makeArtifact` is the one place that branches on the kind.
 */
export type Artifact = {
  readonly path: OutputPath;
  /** What it is made from: it is kept while none of this changes. Without, it is made by each build. */
  readonly dependsOn?: Dependencies;
  /** The articles whose bodies it shows, where these are fewer than it depends on. Asked just before it is made. */
  readonly texts?: (services: MakeServices) => readonly SourcePath[];
  /** The file that an editor put in this very place. */
  readonly source?: SourcePath;
} & (
  | { readonly kind: 'text'; readonly make: (services: MakeServices) => string }
  | { readonly kind: 'bytes'; readonly make: () => Uint8Array }
  /** The bytes of another output. */
  | { readonly kind: 'copy'; readonly of: OutputPath }
  /** The bytes of a source, copied without passing through memory. */
  | { readonly kind: 'stored'; readonly file: StoredFile }
  /** Takes its time. */
  | { readonly kind: 'deferred'; readonly make: (services: MakeServices) => Promise<Uint8Array> }
  /** Takes its time, and is made on the disk: it may be as large as all of its pictures. */
  | { readonly kind: 'book'; readonly make: (services: MakeServices) => Promise<TemporaryFile> }
  /** Files by their paths in a folder of their own, known only when they are made. */
  | {
      readonly kind: 'folder';
      readonly make: (services: MakeServices) => Promise<ReadonlyMap<string, Uint8Array>>;
    }
);
