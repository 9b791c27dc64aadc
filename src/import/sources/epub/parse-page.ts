import { fromHtml } from 'hast-util-from-html';
import type { Element, Nodes, Root } from 'hast';
import { walkNodes } from '../../../model/walk-nodes.ts';
import { findElement, isElement, propertyOf } from '../../html/elements.ts';
import { ImportError } from '../../import-error.ts';

/** The body of a page in XHTML. In HTML an element such as `<a id="x"/>` would not end. */
export function parsePage(xhtml: string): Root {
  const html = withoutPrefixes(xhtml)
    .replace(/^[^]*?(?=<html\b)/i, '')
    .replaceAll(
      /<(a|b|div|em|h[1-6]|i|li|ol|p|script|section|span|strong|style|sub|sup|td|th|title|tr|ul)((?:\s[^<>]*)?)\/>/g,
      '<$1$2></$1>',
    );
  try {
    const body = findElement(fromHtml(html), 'body');
    const tree: Root = { type: 'root', children: body?.children ?? [] };
    walkNodes<Nodes>(tree, (node) => {
      if (node.type === 'element') normalise(node);
    });
    return tree;
  } catch (error) {
    throw error instanceof RangeError ? new ImportError('A page of the book is nested too deeply.') : error;
  }
}

/** `<m:math xmlns:m="…">` is `<math>`: HTML knows no prefixes. */
function withoutPrefixes(xhtml: string): string {
  const declared = xhtml.matchAll(
    /\bxmlns:([\w-]+)\s*=\s*["']http:\/\/www\.w3\.org\/(?:1998\/Math\/MathML|2000\/svg)["']/g,
  );
  return [...new Set([...declared].map(([, prefix = '']) => prefix))].reduce(
    (text, prefix) => text.replaceAll(new RegExp(`(</?)${prefix}:`, 'g'), '$1'),
    xhtml,
  );
}

function normalise(element: Element): void {
  const { properties, children } = element;
  properties['lang'] ??= properties['xmlLang'];
  // What stands in for mathematics in programs that cannot show it.
  const shown = children.find((child) => isElement(child, 'epub:case') && findElement(child, 'math'));
  if (element.tagName === 'epub:switch' && shown !== undefined) element.children = [shown];
}

/** Whether an element marks where a page of the printed book began. */
export function isPageBreak(element: Element): boolean {
  return /\b(?:doc-)?pagebreak\b/.test(`${propertyOf(element, 'epub:type')} ${propertyOf(element, 'role')}`);
}

/** BCP 47; undefined where a page does not name its language. */
export function languageOf(xhtml: string): string | undefined {
  const [tag = ''] = /<html\b[^>]*>/i.exec(xhtml) ?? [];
  return /\s(?:xml:)?lang\s*=\s*["']([\w-]+)["']/i.exec(tag)?.[1];
}
