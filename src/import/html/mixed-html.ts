import type { Element } from 'hast';
import type { State } from 'hast-util-to-mdast';
import type { Html, RootContent } from 'mdast';
import { findElement, isElement } from './elements.ts';
import { internal } from './internal.ts';
import { printKept, startTag } from './kept-html.ts';

const frames = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'dl', 'div', 'ol', 'ul']);

/**
 * An element that stays HTML. With notes or formulas in it, which are only Markdown, its tags are HTML and what is in
 * its cells is Markdown, between empty lines.
 */
export function mixed(state: State, element: Element): RootContent[] {
  if (findElement(element, ...Object.values(internal)) === undefined) return [block(printKept(element))];
  const nodes: RootContent[] = [];
  let tags = '';
  const endTags = () => {
    if (tags !== '') nodes.push(block(tags.trim()));
    tags = '';
  };
  const write = (node: Element): void => {
    tags += `${startTag(node)}\n`;
    for (const child of node.children) {
      if (!isElement(child)) continue;
      if (frames.has(child.tagName)) write(child);
      else {
        tags += startTag(child);
        endTags();
        for (const content of state.toFlow(state.all(child))) nodes.push(content);
        tags += `</${child.tagName}>\n`;
      }
    }
    tags += `</${node.tagName}>\n`;
  };
  write(element);
  endTags();
  return nodes;
}

function block(value: string): Html {
  return { type: 'html', value, data: { hName: 'div' } };
}
