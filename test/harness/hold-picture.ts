import { measureContent } from '../../src/load/picture-content.ts';
import type { Picture } from '../../src/model/publication.ts';

/** The content of a picture that is on no disk. */
export function holdPicture(bytes: Uint8Array): Pick<Picture, 'size' | 'digest' | 'read'> {
  return { ...measureContent(bytes), read: () => bytes };
}
