import { readFileSync } from 'node:fs';
import type { Attachment } from '../../model/publication.ts';
import { withoutMetadata } from './scan-picture.ts';

/** An attached picture as it is published: nobody who downloads it learns where it was taken. */
export function readAttachedPicture({ file, pictureType = '' }: Attachment): Uint8Array {
  return withoutMetadata(readFileSync(file.path), pictureType);
}
