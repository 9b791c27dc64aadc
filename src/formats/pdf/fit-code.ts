import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { hasClass } from '../../markdown/class-names.ts';
import { splitCodeLines } from '../../markdown/code-listing.ts';

/**
 * Lines of one element: the browser needs time that grows with the square of the blocks in an inline element. A long
 * listing is several elements in one box, which look like one.
 */
const mostLines = 500;

/** Makes each line of a listing an element of its own: the style sheet marks those that had to be broken. Changes the tree. */
export function fitCode(pre: Element): void {
  pre.children = pre.children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'code' ? fitLines(child) : [child],
  );
}

function fitLines(code: Element): Element[] {
  const set = code.children.some(isLine)
    ? code.children
    : splitCodeLines(code).map((line) => h('span', { className: ['line'] }, [...line, '\n']));
  const count = Math.max(1, Math.ceil(set.length / mostLines));
  return Array.from({ length: count }, (_, index) => ({
    ...code,
    children: set.slice(index * mostLines, (index + 1) * mostLines),
  }));
}

/** One that is marked or numbered, and was set apart before. */
function isLine(node: ElementContent): boolean {
  return node.type === 'element' && hasClass(node, 'line');
}
