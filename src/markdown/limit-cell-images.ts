import type { Element } from 'hast';
import { rowsOf } from './table-rows.ts';
import { visitElements } from './visit-elements.ts';

/** Gives no image of a table more than an equal share of the width: it would leave the other columns none. Changes the table. */
export function limitCellImages(table: Element, width: number): void {
  for (const cells of rowsOf(table)) {
    const most = Math.round(width / cells.length);
    for (const cell of cells)
      visitElements(cell, (node) => {
        if (node.tagName === 'img') limitImage(node, most);
        return undefined;
      });
  }
}

function limitImage({ properties }: Element, most: number): void {
  const { width, height } = properties;
  if (typeof width !== 'number' || width <= most) return;
  if (typeof height === 'number') properties.height = Math.max(1, Math.round((height * most) / width));
  properties.width = most;
}
