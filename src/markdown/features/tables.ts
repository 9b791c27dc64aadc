import type { Element, ElementContent, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import type { Table } from '../../model/document.ts';
import type { Place } from '../../model/place.ts';
import { completeRows } from '../complete-rows.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import { captionGroup, isGroup, numberCaption, openParts, spanOfNumber } from '../figure-group.ts';
import { readableText } from '../readable-text.ts';
import { placeCells } from '../table-rows.ts';
import { visitElements } from '../visit-elements.ts';
import { listReferred } from './references.ts';

/** Column headings with a scope, and alignment by class: the attribute is not valid in EPUB. */
export const tables: Feature = {
  name: 'tables',
  html(tree, context) {
    placeCaptions(tree);
    unwrapGroups(tree);
    const referred = listReferred(tree);
    const lettered = new Set<Element>();
    let number = 0;
    visitElements(tree, (node, index, parent) => {
      if (isGroup(node, 'table')) numberGroup(node, (number += 1), lettered, context);
      if (node.tagName === 'th' || node.tagName === 'td') unwrapParagraph(node);
      if (node.tagName === 'table') {
        completeRows(node);
        context.collected.tables.push(measureTable(node, context.place(node)));
        const caption = lettered.has(node) ? undefined : captionToNumber(node, referred);
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

/** The caption of a table that others can refer to. A table whose number they refer to needs none. */
function captionToNumber(table: Element, referred: ReadonlySet<string>): Element | undefined {
  const { id } = table.properties;
  if (typeof id !== 'string') return undefined;
  const caption = findCaption(table);
  if (caption !== undefined || !referred.has(id)) return caption;
  const made = h('caption');
  table.children.unshift(made);
  return made;
}

function findCaption({ children }: Element): Element | undefined {
  const first = children.find((child) => child.type === 'element');
  return first?.tagName === 'caption' ? first : undefined;
}

function numberTable(table: Element, caption: Element, number: number, context: FeatureContext): void {
  const { span } = labelTable(String(table.properties.id), number, context);
  caption.children = numberCaption(span, caption.children);
}

function labelTable(id: string, number: number, { labels, words }: FeatureContext) {
  const text = words('table', { number });
  labels.set(id, { text, number });
  return { text, number, span: spanOfNumber(words, 'table', text) };
}

/** Several tables, or a picture of one, with one number; those that have captions get letters. */
function numberGroup(group: Element, number: number, lettered: Set<Element>, context: FeatureContext): void {
  const label = labelTable(String(group.properties.id), number, context);
  captionGroup(group, String(group.properties.id), label.span);
  const nextLetter = openParts(label, context.labels);
  visitElements(group, (node) => {
    const caption = node.tagName === 'table' ? findCaption(node) : undefined;
    if (caption === undefined) return;
    const { id } = node.properties;
    lettered.add(node);
    caption.children = numberCaption(nextLetter(typeof id === 'string' ? id : undefined), caption.children);
  });
}

/** A block with an id that contains one table is that table. */
function unwrapGroups(tree: Root): void {
  visitElements(tree, (node, index, parent) => {
    if (!isGroup(node, 'table')) return;
    const [table, caption, ...others] = node.children.filter((child) => child.type === 'element');
    if (table?.tagName !== 'table' || others.length > 0 || table.properties.id !== undefined) return;
    if (caption !== undefined) {
      if (caption.tagName !== 'figcaption' || findCaption(table) !== undefined) return;
      table.children.unshift({ ...caption, tagName: 'caption' });
    } else if (findCaption(table) === undefined) table.children.unshift(h('caption'));
    table.properties.id = node.properties.id;
    parent.children[index] = table;
  });
}

/** What holds no tables: nothing in it is looked at for captions. */
const withoutTables = new Set(['p', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'math', 'svg']);

/** A caption that was written as a paragraph beside its table. */
function placeCaptions(parent: Root | Element): void {
  const children = parent.children as ElementContent[];
  for (let index = children.length - 1; index >= 0; index -= 1) {
    const node = children[index];
    if (node?.type !== 'element') continue;
    if (!withoutTables.has(node.tagName)) placeCaptions(node);
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
