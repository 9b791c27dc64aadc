import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';
import { rowsOf } from '../../markdown/table-rows.ts';
import type { BookAssets } from './assets.ts';

/**
 * What is no longer than this many characters stays on one page. A paragraph of three lines: Chromium leaves the last
 * of them alone when it cannot keep two on either side. A box or a quotation of a few lines; a long one may break, or
 * it would leave half a page empty.
 */
const shortest: Readonly<Record<string, number>> = { p: 200, aside: 450, blockquote: 400 };

/** Makes of a body what paper can show: nothing to open, to tick or to scroll. Changes the tree. */
export function fitForPrint(tree: Root, headingShift: 0 | 1, assets: BookAssets): Root {
  visit(tree, 'element', (node, index, parent) => {
    const level = /^h([2-6])$/.exec(node.tagName)?.[1];
    if (level !== undefined) {
      node.tagName = `h${Math.min(6, Number(level) + headingShift)}`;
      addClass(node, `heading-${Number(level) - 1}`);
    }
    if (node.tagName === 'details' || node.tagName === 'summary') {
      addClass(node, node.tagName);
      node.tagName = node.tagName === 'details' ? 'div' : 'p';
      delete node.properties.open;
    }
    if (toString(node).length <= (shortest[node.tagName] ?? 0)) addClass(node, 'short');
    // "Three things follow:" does not stand at the foot of a page.
    if (node.tagName === 'p' && toString(node).trimEnd().endsWith(':')) addClass(node, 'leads-in');
    if (node.tagName === 'table') addClass(node, ...tableClasses(node));
    if (node.tagName === 'a') {
      const { href } = node.properties;
      if (typeof href === 'string') node.properties.href = assets.publicAddress(href) ?? href;
    }
    if (hasClass(node, 'footnote-back')) node.children = [{ type: 'text', value: '↑' }];
    if (node.tagName === 'input' && parent !== undefined && index !== undefined) {
      parent.children[index] = drawTick(node);
    }
  });
  return tree;
}

function addClass(node: Element, ...names: readonly string[]): void {
  const classes = node.properties.className;
  node.properties.className = [...(Array.isArray(classes) ? classes : []), ...names];
}

function hasClass(node: Element, name: string): boolean {
  const classes = node.properties.className;
  return Array.isArray(classes) && classes.includes(name);
}

/** Smaller type for a table with much to show; a page cannot be scrolled sideways. */
function tableClasses(table: Element): string[] {
  const rows = rowsOf(table);
  const columns = Math.max(0, ...rows.map(({ length }) => length));
  const characters = Math.max(
    0,
    ...rows.map((cells) => cells.reduce((sum, cell) => sum + toString(cell).length, 0)),
  );
  if (columns >= 8) return ['table-wide', 'table-widest'];
  return columns >= 5 || characters > 220 ? ['table-wide'] : [];
}

function drawTick({ properties }: Element): Element {
  const checked = properties.checked === true;
  return h('span', { className: ['tick', ...(checked ? ['tick-done'] : [])] }, checked ? '×' : '');
}
