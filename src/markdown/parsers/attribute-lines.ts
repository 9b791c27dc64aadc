import type { Nodes, Root } from 'mdast';
import type { Range } from '../../model/hidden-ranges.ts';
import {
  generalProperties,
  readAttributeList,
  sizeProperties,
  type AttributeList,
} from '../attribute-list.ts';
import { addProperties } from './add-properties.ts';

/** A line that gives attributes to the block above or below it: `{: #id .class}`, `{.class}`. */
export interface AttributeLine {
  readonly range: Range;
  readonly list: AttributeList | undefined;
}

const pattern = /^[ \t>]*(\{(?::(?!\/|[ \t]*toc\b)|(?=[ \t]*[.#]))([^{}\n]{0,500})\})[ \t]*$/gm;

/** In a text whose code is blank. `{:toc}` stands for something. */
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

/** The block that ends in the line above, or else the one that begins below. */
function findBlock(tree: Root, text: string, [start, end]: Range): Nodes | undefined {
  const above = text.slice(0, start).replace(/\n[ \t>]*$/, '');
  if (/[^\n \t>][ \t]*$/.test(above.slice(-200))) return blockAt(tree, above.trimEnd().length, 'end');
  const below = /^[ \t>]*\n[ \t>]*(?=[^\s>])/.exec(text.slice(end, end + 1000));
  return below === null ? undefined : blockAt(tree, end + below[0].length, 'start');
}

/** The outermost one. */
function blockAt(parent: Nodes, offset: number, edge: 'start' | 'end'): Nodes | undefined {
  if (!('children' in parent)) return undefined;
  for (const child of parent.children) {
    const from = child.position?.start.offset ?? Infinity;
    const to = child.position?.end.offset ?? -1;
    if (offset < from || offset > to) continue;
    return (edge === 'start' ? from : to) === offset ? child : blockAt(child, offset, edge);
  }
  return undefined;
}
