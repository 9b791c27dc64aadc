import type { OutputPath } from './paths.ts';

/**
 * One file to be written. A deferred one is made when it is packaged: zipped or printed.
 * A copy has the bytes of another output. A folder is deferred too: its files, by their paths in it, are known only
 * when they are made, and nothing else may stand in it.
 */
export type Artifact =
  | { readonly kind: 'text'; readonly path: OutputPath; readonly text: string }
  | { readonly kind: 'bytes'; readonly path: OutputPath; readonly bytes: Uint8Array }
  | { readonly kind: 'copy'; readonly path: OutputPath; readonly of: OutputPath }
  | { readonly kind: 'deferred'; readonly path: OutputPath; readonly make: () => Promise<Uint8Array> }
  | {
      readonly kind: 'folder';
      readonly path: OutputPath;
      readonly make: () => Promise<ReadonlyMap<string, Uint8Array>>;
    };
