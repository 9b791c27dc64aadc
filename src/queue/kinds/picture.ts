import { keyOf } from '../../cache/key.ts';
import { paintCover } from '../../formats/book-cover.ts';
import { unpackPictureWork } from '../../formats/raster/packed-picture-work.ts';
import type { WorkKind } from './work-kind.ts';

/** Encodes the pictures of articles, and paints covers. */
export const picture: WorkKind = {
  madeBy: ({ fingerprint }) => Promise.resolve(fingerprint()),
  listBlobs: (input) => {
    const work = unpackPictureWork(input);
    return 'task' in work ? [work.task.digest] : [];
  },
  make: async ({ input, readBlob }, { pictures, fingerprint }) => {
    const work = unpackPictureWork(input);
    const key = keyOf([fingerprint(), 'task' in work ? work.task : work]);
    const bytes =
      'task' in work
        ? await pictures.encode(work.task, () => readBlob(work.task.digest))
        : await paintCover(work.cover, pictures, work.width);
    return { key, bytes };
  },
};
