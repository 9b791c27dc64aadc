import type { Element, ElementContent, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import type { Table } from '../../model/document.ts';
import type { Place } from '../../model/place.ts';
import { completeRows } from '../complete-rows.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import { languageOfPhrase } from '../../model/words.ts';
import { readableText } from '../readable-text.ts';
import { placeCells } from '../table-rows.ts';
import { visitElements } from '../visit-elements.ts';

/** Column headings with a scope, and alignment by class: the attribute is not valid in EPUB. */
export const tables: Feature = {
  name: 'tables',
  html(tree, context) {
    placeCaptions(tree);
    let number = 0;
    visitElements(tree, (node, index, parent) => {
      if (node.tagName === 'th' || node.tagName === 'td') unwrapParagraph(node);
      if (node.tagName === 'table') {
        completeRows(node);
        context.collected.tables.push(measureTable(node, context.place(node)));
        const caption = findCaption(node);
        if (caption !== undefined) numberTable(node, caption, (number += 1), context);
      }
      if (node.tagName !== 'th' && node.tagName !== 'td') return;
      const { align } = node.properties;
      delete node.properties['align'];
      if (typeof align === 'string') node.properties.className = [`align-${align}`];
      if (node.tagName !== 'th') return;
      if (readableText(node).trim() !== '') {
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
            hint: 'Describe the column in its first row.',
          }),
        );
      }
    });
  },
};

/** The caption of a table that others can refer to. */
function findCaption({ properties, children }: Element): Element | undefined {
  const caption = children.find((child) => child.type === 'element');
  return caption?.tagName === 'caption' && typeof properties.id === 'string' ? caption : undefined;
}

function numberTable(
  table: Element,
  caption: Element,
  number: number,
  { labels, words }: FeatureContext,
): void {
  const text = words('table', { number });
  labels.set(String(table.properties.id), { text, number });
  caption.children = [
    h('span.figure-number', languageOfPhrase(words, 'table'), text),
    { type: 'text', value: ' ' },
    ...caption.children,
  ];
}

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
  const rows = placeCells(table);
  const widths: number[] = [];
  for (const { cell, column, columnSpan } of rows.flat()) {
    const words = toString(cell).split(/[\s\u00AD-]+/);
    // Columns that a cell joins share its longest word.
    const width = words.reduce((widest, { length }) => Math.max(widest, length), 0) / columnSpan;
    for (let at = column; at < column + columnSpan; at += 1) widths[at] = Math.max(widths[at] ?? 0, width);
  }
  const letters = Math.ceil(widths.reduce((sum, width) => sum + width, 0));
  return { columns: widths.length, rows: rows.length, letters, place };
}
