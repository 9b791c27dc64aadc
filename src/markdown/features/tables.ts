import type { Element } from 'hast';
import { toString } from 'hast-util-to-string';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import type { Table } from '../../model/document.ts';
import type { Place } from '../../model/place.ts';
import type { Feature } from '../feature.ts';
import { rowsOf } from '../table-rows.ts';
import { visitElements } from '../visit-elements.ts';

/** Column headings with a scope, and alignment by class: the attribute is not valid in EPUB. */
export const tables: Feature = {
  name: 'tables',
  html(tree, context) {
    visitElements(tree, (node, index, parent) => {
      if (node.tagName === 'table') context.collected.tables.push(measureTable(node, context.place(node)));
      if (node.tagName !== 'th' && node.tagName !== 'td') return;
      const { align } = node.properties;
      delete node.properties['align'];
      if (typeof align === 'string') node.properties.className = [`align-${align}`];
      if (node.tagName !== 'th') return;
      if (toString(node).trim() !== '') {
        node.properties['scope'] ??= 'col';
        return;
      }
      // The corner above row titles heads nothing, and an empty heading helps no one who hears the table.
      node.tagName = 'td';
      const isCorner =
        parent.type === 'element' && parent.children.slice(0, index).every((cell) => cell.type !== 'element');
      if (!isCorner) {
        context.report(
          diagnose('table-header', context.place(node), 'A column of the table has no heading.', {
            hint: 'Say in the first row what the column holds.',
          }),
        );
      }
    });
  },
};

function measureTable(table: Element, place: Place): Table {
  const rows = rowsOf(table);
  const widths: number[] = [];
  for (const cells of rows) {
    cells.forEach((cell, column) => {
      const words = toString(cell).split(/[\s\u00AD-]+/);
      widths[column] = words.reduce((widest, { length }) => Math.max(widest, length), widths[column] ?? 0);
    });
  }
  const letters = widths.reduce((sum, width) => sum + width, 0);
  return { columns: widths.length, rows: rows.length, letters, place };
}
