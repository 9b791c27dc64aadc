import { fromHtml } from 'hast-util-from-html';
import type { Nodes, Root } from 'hast';
import { walkNodes } from '../../model/walk-nodes.ts';

/** A part of a page, as a browser reads it. */
export function parseHtml(html: string): Root {
  const tree = fromHtml(html, { fragment: true });
  walkNodes<Nodes>(tree, (node) => {
    delete node.position;
  });
  return tree;
}
