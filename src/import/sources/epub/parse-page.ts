import { fromHtml } from 'hast-util-from-html';
import type { ElementContent, Root } from 'hast';
import { findElement } from '../../html/elements.ts';

/** The body of a page in XHTML. In HTML an element such as `<a id="x"/>` would not end. */
export function parsePage(xhtml: string): Root {
  const html = xhtml
    .replace(/^[^]*?(?=<html\b)/i, '')
    .replaceAll(
      /<(a|b|div|em|h[1-6]|i|li|ol|p|script|section|span|strong|style|sub|sup|td|th|title|tr|ul)((?:\s[^<>]*)?)\/>/g,
      '<$1$2></$1>',
    );
  const tree = fromHtml(html);
  const body = findElement(tree, 'body');
  return { type: 'root', children: (body?.children ?? []) as ElementContent[] };
}
