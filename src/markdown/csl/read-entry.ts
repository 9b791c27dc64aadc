import type { ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { defaultSchema, sanitize } from 'hast-util-sanitize';
import { h } from 'hastscript';
import type { EntryAddress } from './entry-address.ts';

/** What stands in an entry of the reference list, its addresses as links. `address` is the one with which it ends. */
export function readEntry(html: string, address: EntryAddress | undefined): ElementContent[] {
  const tree = sanitize(fromHtml(html, { fragment: true }), defaultSchema);
  const entry = tree.type === 'root' ? tree.children.find((node) => node.type === 'element') : undefined;
  const children = entry?.children ?? [];
  return children.flatMap((child) => {
    if (child.type !== 'text') return [child];
    if (address === undefined || !child.value.endsWith(address.text)) return linkAddresses(child.value);
    const before = child.value.slice(0, -address.text.length);
    return [...linkAddresses(before), h('a', { href: address.href }, address.text)];
  });
}

function linkAddresses(text: string): ElementContent[] {
  return text
    .split(/(https?:\/\/[^\s<]+[^\s<.,;])/)
    .map((piece, index) =>
      index % 2 === 1 ? h('a', { href: piece }, piece) : { type: 'text', value: piece },
    );
}
