import type { ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { defaultSchema, sanitize } from 'hast-util-sanitize';
import { h } from 'hastscript';
import { textBeforeAddress, type EntryAddress } from './entry-address.ts';

/** What stands in an entry of the reference list, its addresses as links. `address` is the one with which it ends. */
export function readEntry(html: string, address: EntryAddress | undefined): ElementContent[] {
  const tree = sanitize(fromHtml(html, { fragment: true }), defaultSchema);
  const entry = tree.type === 'root' ? tree.children.find((node) => node.type === 'element') : undefined;
  const children = entry?.children ?? [];
  const linked = children.flatMap((child): ElementContent[] => {
    if (child.type !== 'text') return [child];
    const before = textBeforeAddress(child.value);
    if (address === undefined || before === undefined) return linkAddresses(child.value);
    return [...linkAddresses(before), h('a', { href: address.href }, address.text)];
  });
  return readMarks(linked);
}

const marks = /(`[^`\n]+`|(?<![\p{L}\p{N}*])\*(?![\s*])[^*\n]+(?<!\s)\*(?![\p{L}\p{N}*]))/u;

/** Titles have code and emphasis as those of articles do. */
function readMarks(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type === 'element')
      return [child.tagName === 'a' ? child : { ...child, children: readMarks(child.children) }];
    if (child.type !== 'text') return [child];
    return child.value.split(marks).map((piece, index) => {
      if (index % 2 === 0) return { type: 'text', value: piece };
      return h(piece.startsWith('`') ? 'code' : 'em', piece.slice(1, -1));
    });
  });
}

function linkAddresses(text: string): ElementContent[] {
  return text
    .split(/(https?:\/\/[^\s<]+[^\s<.,;])/)
    .map((piece, index) =>
      index % 2 === 1 ? h('a', { href: piece }, piece) : { type: 'text', value: piece },
    );
}
