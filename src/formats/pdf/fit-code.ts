import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';

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
  const lines: ElementContent[][] = [[]];
  for (const child of code.children) {
    const text = textOf(child);
    if (text === undefined) {
      lines.at(-1)?.push(child);
      continue;
    }
    text.split('\n').forEach((piece, index) => {
      if (index > 0) lines.push([]);
      if (piece !== '') lines.at(-1)?.push(withText(child, piece));
    });
  }
  if (lines.at(-1)?.length === 0) lines.pop();
  const set = lines.map((line) => h('span', { className: ['line'] }, [...line, '\n']));
  const count = Math.max(1, Math.ceil(set.length / mostLines));
  return Array.from({ length: count }, (_, index) => ({
    ...code,
    children: set.slice(index * mostLines, (index + 1) * mostLines),
  }));
}

/** The text of a piece of code that is plain, or of one kind. */
function textOf(node: ElementContent): string | undefined {
  if (node.type === 'text') return node.value;
  const [only, ...rest] = node.type === 'element' ? node.children : [];
  return only?.type === 'text' && rest.length === 0 ? only.value : undefined;
}

function withText(node: ElementContent, value: string): ElementContent {
  const text = { type: 'text' as const, value };
  return node.type === 'element' ? { ...node, children: [text] } : text;
}
