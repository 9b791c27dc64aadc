import { hash } from 'node:crypto';
import type { Picture } from '../model/publication.ts';
import { ChangedFileError } from '../platform/changed-file-error.ts';
import { readWithoutMetadata, type Stored } from './read-without-metadata.ts';

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
