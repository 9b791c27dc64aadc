import type { Element } from 'hast';
import { defaultHandlers, type State } from 'hast-util-to-mdast';
import type { RootContent } from 'mdast';
import { findElement, findElements, isElement, propertyOf, textOf } from './elements.ts';
import { mixed } from './mixed-html.ts';

const blocks = [
  'ul',
  'ol',
  'dl',
  'pre',
  'table',
  'figure',
  'blockquote',
  'hr',
  'details',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
];

/** Markdown's table where it can hold the same; HTML otherwise. A table of one cell is its content. */
export function table(state: State, element: Element): RootContent[] {
  const rows = findElements(element, 'tr');
  const cells = rows.map((row) => row.children.filter((child) => isElement(child, 'td', 'th')));
  if (cells.flat().length === 0) return [];
  const [only, ...others] = cells.flat();
  if (only !== undefined && others.length === 0 && findElement(element, 'caption') === undefined)
    return state.toFlow(state.all(only));
  if (!isPlain(element, cells)) return mixed(state, prepareForHtml(element, cells));
  for (const paragraph of cells
    .flat()
    .flatMap((cell) => (isElement(cell) ? findElements(cell, 'p', 'div') : [])))
    paragraph.tagName = 'span';
  const made = defaultHandlers.table(state, element);
  return [made];
}

function isPlain(element: Element, cells: readonly (readonly Element[])[]): boolean {
  const [head = [], ...body] = cells;
  return (
    body.length > 0 &&
    findElement(element, 'caption', ...[]) === undefined &&
    head.every(({ tagName }) => tagName === 'th') &&
    head.every((cell) => textOf(cell) !== '') &&
    body.every((row) => row.length <= head.length && row.every(({ tagName }) => tagName === 'td')) &&
    cells.flat().every(isPlainCell)
  );
}

function isPlainCell(cell: Element): boolean {
  const spans = ['colSpan', 'rowSpan'].map((name) => Number(propertyOf(cell, name) || 1));
  return (
    spans.every((span) => span <= 1) &&
    findElement(cell, ...blocks) === undefined &&
    findElements(cell, 'p', 'div').length <= 1
  );
}

/** Column heads in a row of `<td>` inside `<thead>` are heads. */
function prepareForHtml(element: Element, cells: readonly (readonly Element[])[]): Element {
  const head = findElement(element, 'thead');
  for (const cell of cells.flat()) {
    if (head !== undefined && findElements(head, 'td').includes(cell)) cell.tagName = 'th';
    // The paragraph of a cell that has no other says nothing.
    const [only, ...others] = cell.children.filter(
      (child) => child.type !== 'text' || child.value.trim() !== '',
    );
    if (isElement(only, 'p') && others.length === 0) cell.children = only.children;
  }
  return element;
}
