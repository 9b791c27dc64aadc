import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

const printer = unified().use(rehypeStringify).freeze();

/** A tree as HTML (WHATWG HTML, "Serialising HTML fragments"). */
export function printHtml(tree: Root): string {
  return printer.stringify(tree);
}
