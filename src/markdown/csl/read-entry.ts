import type { ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { defaultSchema, sanitize } from 'hast-util-sanitize';
import { h } from 'hastscript';

/** What stands in an entry of the reference list, its addresses as links. */
export function readEntry(html: string): ElementContent[] {
  const tree = sanitize(fromHtml(html, { fragment: true }), defaultSchema);
  const entry = tree.type === 'root' ? tree.children.find((node) => node.type === 'element') : undefined;
  const children = entry?.children ?? [];
  return children.flatMap((child) => (child.type === 'text' ? linkAddresses(child.value) : [child]));
}

function linkAddresses(text: string): ElementContent[] {
  return text
    .split(/(https?:\/\/[^\s<]+[^\s<.,;])/)
    .map((piece, index) =>
      index % 2 === 1 ? h('a', { href: piece }, piece) : { type: 'text', value: piece },
    );
}
