import type { Picture } from '../../model/publication.ts';

/** The most that is shown of a picture, in pixels. */
export interface PixelBox {
  readonly width: number;
  readonly height: number;
}

/** What is to be made of a picture: plain data, and all on which the bytes depend. */
export type PictureTask = CopyTask | ScreenTask | BookTask;

/** A drawing, as SVG, is to be painted with a palette. */
export interface PaintTask {
  readonly kind: 'paint';
}

type Facts<Name extends keyof Picture> = Required<Pick<Picture, Name>>;

/** A picture of a page, `width` pixels wide. */
export interface CopyTask extends Facts<'digest' | 'mediaType'> {
  readonly kind: 'copy';
  readonly width: number;
}

/** A picture as a screen shows it where a browser takes none of its copies. */
export interface ScreenTask extends Facts<'digest' | 'mediaType' | 'isOffered' | 'needsEncoding'> {
  readonly kind: 'screen';
  /** The type that is asked for. */
  readonly to: string;
  /** In pixels: no page shows one wider. */
  readonly widest: number;
}

/** A picture as a book carries it. */
export interface BookTask extends Facts<
  'digest' | 'mediaType' | 'name' | 'size' | 'width' | 'height' | 'needsEncoding' | 'isAnimated'
> {
  readonly kind: 'book';
  readonly box: PixelBox;
  /** Whether it is only tried, and nobody gets the bytes: they need not be light. */
  readonly isTrial?: boolean;
}

/** What became of a task. */
export type TaskResult = { readonly bytes: Uint8Array } | { readonly damage: string };

/** Carries out a task with the bytes of its picture. */
export type CarryOut = (task: PictureTask | PaintTask, original: Uint8Array) => Promise<TaskResult>;

/** The library cannot read the picture. */
export class DamagedPictureError extends Error {
  override readonly name = 'DamagedPictureError';
}
