import { fromHtml } from 'hast-util-from-html';
import type { Root } from 'hast';
import { findElement } from '../../html/elements.ts';
import { ImportError } from '../../import-error.ts';

/** The body of a page in XHTML. In HTML an element such as `<a id="x"/>` would not end. */
export function parsePage(xhtml: string): Root {
  const html = xhtml
    .replace(/^[^]*?(?=<html\b)/i, '')
    .replaceAll(
      /<(a|b|div|em|h[1-6]|i|li|ol|p|script|section|span|strong|style|sub|sup|td|th|title|tr|ul)((?:\s[^<>]*)?)\/>/g,
      '<$1$2></$1>',
    );
  try {
    const body = findElement(fromHtml(html), 'body');
    return { type: 'root', children: body?.children ?? [] };
  } catch (error) {
    throw error instanceof RangeError ? new ImportError('A page of the book is nested too deeply.') : error;
  }
}
