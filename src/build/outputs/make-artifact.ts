import type { Artifact } from '../../formats/artifact.ts';
import type { MakeServices } from '../../formats/make-services.ts';
import type { OutputPath } from '../../model/paths.ts';
import type { StoredFile, TemporaryFile } from '../../model/stored-file.ts';

/** What an artifact has become. */
export type MadeArtifact =
  | { readonly content: string | Uint8Array }
  | { readonly stored: StoredFile }
  | { readonly copyOf: OutputPath }
  /** Whoever takes it removes it. */
  | { readonly book: TemporaryFile }
  /** By their paths in the folder of the artifact. */
  | { readonly files: ReadonlyMap<string, Uint8Array> };

type SlowArtifact = Extract<Artifact, { readonly kind: 'deferred' | 'book' | 'folder' }>;
type QuickArtifact = Exclude<Artifact, SlowArtifact>;

// Only this file branches on the kind.

export function makeQuick(artifact: QuickArtifact, services: MakeServices): MadeArtifact {
  switch (artifact.kind) {
    case 'text':
      return { content: artifact.make(services) };
    case 'bytes':
      return { content: artifact.make() };
    case 'stored':
      return { stored: artifact.file };
    case 'copy':
      return { copyOf: artifact.of };
  }
}

export async function makeSlow(artifact: SlowArtifact, services: MakeServices): Promise<MadeArtifact> {
  switch (artifact.kind) {
    case 'deferred':
      return { content: await artifact.make(services) };
    case 'book':
      return { book: await artifact.make(services) };
    case 'folder':
      return { files: await artifact.make(services) };
  }
}

/** Whether it takes its time: zips, prints, encodes or indexes something. */
export function isSlow(artifact: Artifact): artifact is SlowArtifact {
  return artifact.kind === 'deferred' || artifact.kind === 'book' || artifact.kind === 'folder';
}

export function isQuick(artifact: Artifact): artifact is QuickArtifact {
  return !isSlow(artifact);
}

/** Whether its path is a folder of files. */
export function isFolder({ kind }: Artifact): boolean {
  return kind === 'folder';
}
