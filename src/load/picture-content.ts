import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Picture } from '../model/publication.ts';
import type { SourcePath } from '../model/paths.ts';
import type { StoredFile } from '../model/stored-file.ts';
import { ChangedFileError } from '../platform/changed-file-error.ts';
import { withoutMetadata } from './raster/scan-picture.ts';

/** What is known of a picture as it is published. Plain data. */
export type ContentFacts = Pick<Picture, 'size' | 'digest'>;

export function measureContent(bytes: Uint8Array): ContentFacts {
  return { size: bytes.length, digest: hash('sha256', bytes) };
}

/** Reads a picture from the disk whenever it is asked for. */
export function readWhenAsked(stored: Stored, mediaType: string, { digest }: ContentFacts): Picture['read'] {
  return () => {
    const bytes = readWithoutMetadata(stored, mediaType);
    if (measureContent(bytes).digest !== digest) throw new ChangedFileError(stored.source);
    return bytes;
  };
}

interface Stored {
  readonly source: SourcePath;
  readonly file: StoredFile;
}

/** A picture as it is published: nobody who sees or downloads it learns where it was taken. */
export function readWithoutMetadata({ source, file }: Stored, pictureType: string): Uint8Array {
  return withoutMetadata(readStored(source, file), pictureType);
}

function readStored(source: SourcePath, { path }: StoredFile): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new ChangedFileError(source, { cause: error });
  }
}
