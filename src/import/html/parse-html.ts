import { fromHtml } from 'hast-util-from-html';
import type { Nodes, Root } from 'hast';
import { walkNodes } from '../../model/walk-nodes.ts';

/** A part of a page, as a browser reads it. */
export function parseHtml(html: string): Root {
  const tree = fromHtml(html, { fragment: true });
  walkNodes<Nodes>(tree, (node) => {
    delete node.position;
    // Such names are for importers: see `internal.ts`.
    if (node.type === 'element' && node.tagName.startsWith('kolofon-')) node.tagName = 'span';
  });
  return tree;
}
