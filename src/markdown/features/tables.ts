import type { Element, ElementContent, Root } from 'hast';
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
    placeCaptions(tree);
    visitElements(tree, (node, index, parent) => {
      if (node.tagName === 'th' || node.tagName === 'td') unwrapParagraph(node);
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

/** A caption that was written as a paragraph beside its table. */
function placeCaptions(parent: Root | Element): void {
  const children = parent.children as ElementContent[];
  for (let index = children.length - 1; index >= 0; index -= 1) {
    const node = children[index];
    if (node?.type !== 'element') continue;
    placeCaptions(node);
    const [name] = Array.isArray(node.properties.className) ? node.properties.className : [];
    if (name !== 'caption-of-next' && name !== 'caption-of-previous') continue;
    const table = findTable(children, index, name === 'caption-of-next' ? 1 : -1);
    const { id } = node.properties;
    node.properties = {};
    if (table === undefined) continue;
    if (id !== undefined) table.properties.id ??= id;
    table.children.unshift({ ...node, tagName: 'caption' });
    children.splice(index, 1);
  }
}

function findTable(children: readonly ElementContent[], from: number, step: 1 | -1): Element | undefined {
  let index = from + step;
  while (children[index]?.type === 'text') index += step;
  const found = children[index];
  return found?.type === 'element' && found.tagName === 'table' ? found : undefined;
}

/** A cell of one paragraph is a line of text, like those of Markdown's own tables. */
function unwrapParagraph(cell: Element): void {
  const [only, ...others] = cell.children.filter(
    (child) => child.type !== 'text' || child.value.trim() !== '',
  );
  const isPlain =
    only?.type === 'element' && only.tagName === 'p' && Object.keys(only.properties).length === 0;
  if (isPlain && others.length === 0) cell.children = only.children;
}

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
