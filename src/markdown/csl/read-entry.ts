import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { defaultSchema, sanitize, type Schema } from 'hast-util-sanitize';
import { h } from 'hastscript';
import { splitAtAddress, type EntryAddress } from './entry-address.ts';

/** An entry of the reference list with its URLs as links. `address` is the URL of the work. */
export function readEntry(html: string, address: EntryAddress | undefined): ElementContent[] {
  const children = joinBlocks(elementsOf(html, defaultSchema)[0]?.children ?? []);
  const linked = children.flatMap((child): ElementContent[] => {
    if (child.type !== 'text') return [child];
    const around = address && splitAtAddress(child.value, address);
    if (address === undefined || around === undefined) return linkAddresses(child.value);
    const [before, after] = around.map(linkAddresses);
    return [...(before ?? []), h('a', { href: address.href }, address.text), ...(after ?? [])];
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

/** The parts of an entry that a style puts side by side, a number and the work, follow one another. */
function joinBlocks(children: readonly ElementContent[]): ElementContent[] {
  if (!children.some((child) => child.type === 'element' && child.tagName === 'div')) return [...children];
  const parts = children.filter((child) => child.type === 'element' || !/^\s*$/.test(plainText(child)));
  return parts.flatMap((part, index) => {
    const space: ElementContent[] = index === 0 ? [] : [{ type: 'text', value: ' ' }];
    return [...space, ...(part.type === 'element' && part.tagName === 'div' ? part.children : [part])];
  });
}

function plainText(node: ElementContent): string {
  return node.type === 'text' ? node.value : '';
}

const phrases: Schema = {
  tagNames: ['a', 'b', 'em', 'i', 'span', 'strong', 'sub', 'sup'],
  attributes: { a: ['href'] },
  protocols: { href: [] },
};

/**
 * A citation as the processor writes it, whose links are `#` and a key: they lead to the entry. Where the style lost
 * the one work that is cited, `only`, all of the text leads to it.
 */
export function readCitation(
  html: string,
  reference: (key: string) => string,
  only: string | undefined,
): ElementContent[] {
  const nodes = nodesOf(html, phrases);
  let links = 0;
  const open = (node: ElementContent): ElementContent[] => {
    if (node.type !== 'element') return [node];
    const children = node.children.flatMap(open);
    const { href } = node.properties;
    if (node.tagName !== 'a') return [{ ...node, children }];
    if (typeof href !== 'string' || !href.startsWith('#')) return children;
    links += 1;
    return [h('a', { href: reference(decodeURIComponent(href.slice(1))) }, children)];
  };
  const opened = nodes.flatMap(open);
  return links > 0 || only === undefined ? opened : [h('a', { href: reference(only) }, opened)];
}

function elementsOf(html: string, schema: Schema): Element[] {
  return nodesOf(html, schema).filter((node) => node.type === 'element');
}

function nodesOf(html: string, schema: Schema): ElementContent[] {
  const tree = sanitize(fromHtml(html, { fragment: true }), schema);
  return tree.type === 'root' ? (tree.children as ElementContent[]) : [];
}

function linkAddresses(text: string): ElementContent[] {
  return text
    .split(/(https?:\/\/[^\s<]+[^\s<.,;])/)
    .map((piece, index) =>
      index % 2 === 1 ? h('a', { href: piece }, piece) : { type: 'text', value: piece },
    );
}
