import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';

/** As many characters as a column of a phone has room for. */
const longestWhole = 14;

const long = new RegExp(String.raw`(\S{${longestWhole + 1},})`);

/** What the style sheet lets break anywhere, and what contains no words. */
const apart = new Set(['a', 'code', 'math', 'svg']);

/**
 * Lets the long words of a cell break where they have to, and them alone: columns are then as wide as their short words,
 * and a table is no wider than its page. Changes the element.
 */
export function breakLongWords(cell: Element): void {
  cell.children = cell.children.flatMap((child): ElementContent[] => {
    if (child.type === 'element' && !apart.has(child.tagName)) breakLongWords(child);
    if (child.type !== 'text' || !long.test(child.value)) return [child];
    return child.value
      .split(long)
      .map((piece, index): ElementContent =>
        index % 2 === 1 ? h('span', { className: ['long-word'] }, piece) : { type: 'text', value: piece },
      )
      .filter((piece) => piece.type !== 'text' || piece.value !== '');
  });
}
