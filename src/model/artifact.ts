import type { Dependencies } from './dependencies.ts';
import type { OutputPath, SourcePath } from './paths.ts';
import type { StoredFile, TemporaryFile } from './stored-file.ts';

/**
 * One file to be written. A page is rendered when it is written, bytes are read then; a deferred one is made when it is
 * packaged: zipped or printed. One that is kept elsewhere is made then, and asked for again when it is written, so that
 * no step holds all of its pictures. A book is made then too, on the disk, for it may be as large as all of its pictures. A copy has the bytes of another output. A stored one has those of a source, and is
 * copied without being in memory. A folder is deferred too: its files, by their paths in it, are known only when they are
 * made, and nothing else may stand in it.
 *
 * What tells its dependencies is not made again while none of them is another one. All others always are. `texts` names
 * the articles whose bodies it is made of, where these are fewer than it depends on: it is asked only before it is made.
 * `source` is the file that an editor put in this very place.
 */
export type Artifact = {
  readonly path: OutputPath;
  readonly dependsOn?: Dependencies;
  readonly texts?: () => readonly SourcePath[];
  readonly source?: SourcePath;
} & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'page'; readonly make: () => string }
  | { readonly kind: 'bytes'; readonly read: () => Uint8Array }
  | { readonly kind: 'copy'; readonly of: OutputPath }
  | { readonly kind: 'stored'; readonly file: StoredFile }
  | { readonly kind: 'deferred'; readonly make: () => Promise<Uint8Array>; readonly isKept?: true }
  | { readonly kind: 'book'; readonly make: () => Promise<TemporaryFile> }
  | { readonly kind: 'folder'; readonly make: () => Promise<ReadonlyMap<string, Uint8Array>> }
);
