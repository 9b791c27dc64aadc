import type { Nodes, Root } from 'mdast';
import type { Range } from '../../model/hidden-ranges.ts';
import {
  generalProperties,
  readAttributeList,
  sizeProperties,
  type AttributeList,
} from '../attribute-list.ts';

/** A line that gives attributes to the block above or below it: `{: #id .class}`, `{.class}`. */
export interface AttributeLine {
  readonly range: Range;
  readonly list: AttributeList | undefined;
}

const pattern = /^[ \t>]*(\{(?::(?!\/|[ \t]*toc\b)|(?=[ \t]*[.#]))([^{}\n]{0,500})\})[ \t]*$/gm;

/** In a text whose code is blank. `{:toc}` is no attribute: it prints a table of contents. */
export function findAttributeLines(masked: string): AttributeLine[] {
  return [...masked.matchAll(pattern)].flatMap(
    ({ 0: line, 1: braces = '', 2: inside = '', index }): AttributeLine[] => {
      const start = index + line.indexOf(braces);
      const list = readAttributeList(inside);
      // Without the colon of kramdown, braces may hold anything.
      if (list === undefined && !braces.startsWith('{:')) return [];
      return [{ range: [start, start + braces.length], list }];
    },
  );
}

/** What has a meaning is given to the block: its id, its language, the size of its picture. */
export function applyAttributeLines(tree: Root, text: string, lines: readonly AttributeLine[]): void {
  for (const { range, list } of lines) {
    if (list === undefined) continue;
    const block = findBlock(tree, text, range);
    if (block === undefined) continue;
    const [only, ...rest] = block.type === 'paragraph' ? block.children : [];
    const image = only?.type === 'image' && rest.length === 0 ? only : undefined;
    addProperties(image ?? block, generalProperties(list));
    if (image !== undefined) addProperties(image, sizeProperties(list));
  }
}

const holdsBlocks = /^(?:list|listItem|blockquote)$/;

/** The block that ends in the line above, or with this line, or else the one that begins below. */
function findBlock(tree: Root, text: string, [start, end]: Range): Nodes | undefined {
  const column = start - text.lastIndexOf('\n', start - 1);
  const above = text.slice(0, start).replace(/\n[ \t>]*$/, '');
  if (/[^\n \t>][ \t]*$/.test(above.slice(-200))) {
    const last = above.trimEnd().length;
    return blockAt(tree, last, ({ end: to }) => to >= last && to <= end, column);
  }
  const below = /^[ \t>]*\n[ \t>]*(?=[^\s>])/.exec(text.slice(end, end + 1000));
  if (below === null) return undefined;
  const first = end + below[0].length;
  return blockAt(tree, first, ({ start: from }) => from === first, column);
}

/** The outermost one that is not further left than the line. */
function blockAt(
  parent: Nodes,
  offset: number,
  fits: (place: { readonly start: number; readonly end: number }) => boolean,
  column: number,
): Nodes | undefined {
  if (!('children' in parent)) return undefined;
  for (const child of parent.children) {
    const start = child.position?.start.offset ?? Infinity;
    const end = child.position?.end.offset ?? -1;
    if (offset < start || offset > end) continue;
    const isFurtherLeft = (child.position?.start.column ?? 0) < column && holdsBlocks.test(child.type);
    return !isFurtherLeft && fits({ start, end }) ? child : blockAt(child, offset, fits, column);
  }
  return undefined;
}

/** Gives the element that a node becomes more attributes. */
export function addProperties(node: Nodes, properties: Readonly<Record<string, string>>): void {
  if (Object.keys(properties).length === 0) return;
  const data = node.data as { readonly hProperties?: Readonly<Record<string, unknown>> } | undefined;
  (node as { data?: unknown }).data = { ...data, hProperties: { ...data?.hProperties, ...properties } };
}
