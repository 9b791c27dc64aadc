import { paintWithPalette } from '../drawing/paint.ts';
import { encodeCopy } from './encode-copy.ts';
import { encodeForBooks } from './encode-for-books.ts';
import { fitForScreens } from './fit-for-screens.ts';
import { packPicture } from './pack-picture.ts';
import type { PaintTask, PictureTask, TaskResult } from './picture-task.ts';

/** Makes of a picture what the task says. */
export async function carryOutTask(task: PictureTask | PaintTask, original: Uint8Array): Promise<TaskResult> {
  try {
    return { bytes: await make(task, original) };
  } catch (error) {
    return { damage: error instanceof Error ? error.message : String(error) };
  }
}

async function make(task: PictureTask | PaintTask, original: Uint8Array): Promise<Uint8Array> {
  switch (task.kind) {
    case 'copy':
      return encodeCopy(task, original);
    case 'screen':
      return fitForScreens(task, original);
    case 'book':
      return packPicture(await encodeForBooks(task, original), original);
    case 'paint':
      return paintWithPalette(new TextDecoder().decode(original));
  }
}
