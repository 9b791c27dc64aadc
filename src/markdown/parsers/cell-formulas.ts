import type { Nodes, Root } from 'mdast';
import type { Processor } from 'unified';
import { walkNodes } from '../../model/walk-nodes.ts';

/**
 * A bar that is escaped for the sake of its table cell is a bar in a formula too, as in code (GitHub Flavored Markdown,
 * "Tables (extension)", example 200). remark-math keeps the backslash.
 */
export function cellFormulas(this: Processor): void {
  const data = this.data();
  (data.fromMarkdownExtensions ??= []).push({ transforms: [unescapeBars] });
}

function unescapeBars(tree: Root): void {
  walkNodes<Nodes>(tree, (cell) => {
    if (cell.type !== 'tableCell') return;
    walkNodes<Nodes>(cell, (node) => {
      if (node.type !== 'inlineMath') return;
      node.value = unescapeIn(node.value);
      for (const child of node.data?.hChildren ?? [])
        if (child.type === 'text') child.value = unescapeIn(child.value);
    });
  });
}

function unescapeIn(tex: string): string {
  return tex.replaceAll('\\|', '|');
}
