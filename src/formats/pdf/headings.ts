import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';

export interface Heading {
  readonly text: string;
  readonly id: string | undefined;
}

/** Every heading of a page, in order. */
export function listHeadings(html: string): Heading[] {
  const headings: Heading[] = [];
  visit(fromHtml(html), 'element', (node) => {
    if (!/^h[1-6]$/.test(node.tagName)) return;
    const { id } = node.properties;
    headings.push({
      text: toString(node).replaceAll(/\s+/g, ' ').trim(),
      id: typeof id === 'string' ? id : undefined,
    });
  });
  return headings;
}
