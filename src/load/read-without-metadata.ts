import { readFileSync } from 'node:fs';
import type { SourcePath } from '../model/paths.ts';
import type { StoredFile } from '../model/stored-file.ts';
import { ChangedFileError } from '../platform/changed-file-error.ts';
import { withoutMetadata } from './raster/scan-picture.ts';

export interface Stored {
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
