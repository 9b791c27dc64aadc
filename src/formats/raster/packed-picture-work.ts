import type { PackedWork } from '../../cache/elsewhere.ts';
import type { PictureTask } from './picture-task.ts';

/** What another machine makes of a picture, or paints. */
export type PictureInput =
  | { readonly task: PictureTask }
  /** An SVG with no text in it but outlines, and the width in pixels. */
  | { readonly cover: string; readonly width: number };

/** The original goes as a blob. */
export function packTask(task: PictureTask, read: () => Uint8Array): PackedWork {
  return { input: encode({ task }), shown: '', blobs: [{ digest: task.digest, read }] };
}

export function packCover(cover: Extract<PictureInput, { readonly cover: string }>): PackedWork {
  return { input: encode(cover), shown: cover.cover, blobs: [] };
}

export function unpackPictureWork(input: Uint8Array): PictureInput {
  return JSON.parse(new TextDecoder().decode(input)) as PictureInput;
}

function encode(input: PictureInput): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(input));
}
