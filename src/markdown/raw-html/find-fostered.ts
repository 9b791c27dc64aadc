import type { Element, Root } from 'hast';
import type { Node, Point } from 'unist';
import { visitElements } from '../visit-elements.ts';
import type { WrittenTag } from './written-tags.ts';

/** What became of a tag in the wrong place, and how to write it. */
export interface ParserChange {
  readonly place: { readonly start: number; readonly end: number };
  readonly message: string;
  readonly hint: string;
}

/** What was written between the cells of a table, and is before the table now (HTML, section 13.2.6.1). */
export function findFostered(tags: readonly WrittenTag[], tree: Root): readonly ParserChange[] {
  const changes: ParserChange[] = [];
  const tables = new Map(
    tags.filter(({ name, isEnd }) => name === 'table' && !isEnd).map((tag) => [tag.at, tag]),
  );
  visitElements(tree, (table, index, { children }) => {
    const { start } = placeIn(table);
    const place = table.tagName === 'table' ? tables.get(start)?.place : undefined;
    if (place === undefined) return undefined;
    for (let at = index - 1; at >= 0; at -= 1) {
      const before = children[at];
      if (before === undefined || !(placeIn(before).end > start)) break;
      const isText = before.type === 'text' && before.value.trim() !== '';
      if (isText || (before.type === 'element' && !isCaption(before)))
        changes.push({
          place,
          message: `${isText ? 'Text' : `<${'tagName' in before ? before.tagName : ''}>`} between the cells of a table is moved before it.`,
          hint: 'Put it into a cell, <td>…</td>, or into <caption> at the start of the table.',
        });
    }
    return undefined;
  });
  return changes;
}

/** The title of a `{list-table}`, which is written in the line where the table begins. */
function isCaption({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes('caption-of-next');
}

/** Where the parser of HTML saw a node begin and end, as offsets; NaN where it does not say. */
export function placeIn({ position }: Node): { readonly start: number; readonly end: number } {
  const { start, end } = (position ?? {}) as { readonly start?: Point; readonly end?: Point };
  return { start: start?.offset ?? Number.NaN, end: end?.offset ?? Number.NaN };
}
