import { estimateMemory } from '../../platform/print-request.ts';
import type { PlacedPicture } from './assets.ts';
import { pathsIn } from './fit-pictures.ts';

/** How much memory a browser may need for one print, in bytes. */
export const pieceWeight = 120e6;

/** About how much memory a part of a book takes in the browser that prints it, in bytes. */
export function weighPiece(html: string, pictures: ReadonlyMap<string, PlacedPicture>): number {
  const bytes = [...pathsIn(html)].reduce((sum, path) => sum + (pictures.get(path)?.asset.size ?? 0), 0);
  return estimateMemory(html.length, bytes);
}
