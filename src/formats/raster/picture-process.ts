// A process that encodes and paints pictures: it takes a task with the bytes of its picture, and answers with what became of it.
import { carryOutTask } from './carry-out-task.ts';
import type { PaintTask, PictureTask } from './picture-task.ts';
import type { Answer, Asked } from '../../platform/work-process.ts';

/** What is sent for a task. */
export interface PictureWork {
  readonly task: PictureTask | PaintTask;
  readonly original: Uint8Array;
}

process.on('message', ({ id, input }: Asked<PictureWork>) => void answer(id, input));

async function answer(id: number, { task, original }: PictureWork): Promise<void> {
  const message: Answer<unknown> = { id, result: await carryOutTask(task, original) };
  process.send?.(message);
}
