import type { Element, Root, Text } from 'hast';
import type { Feature } from '../feature.ts';
import { findOpen, noneOpen, typographic } from '../typographic.ts';

const verbatim = new Set(['code', 'pre', 'kbd', 'samp', 'math', 'script', 'style']);
const inline = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'cite',
  'del',
  'dfn',
  'em',
  'i',
  'ins',
  'mark',
  'q',
  's',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
]);

/** A piece of a block in reading order. What is set elsewhere is a word; undefined ends a block. */
type Leaf = { readonly text: Text; readonly language: string } | 'word' | undefined;

/** Quotation marks, dashes and ellipses by language, over the whole of each block. */
export const typography: Feature = {
  name: 'typography',
  html(tree, { language }) {
    setTypography(tree, language);
  },
};

export function setTypography(tree: Root, language: string): void {
  const leaves: Leaf[] = [];
  collectLeaves(tree, language, leaves);
  let before = '';
  let open = noneOpen;
  leaves.forEach((leaf, index) => {
    if (leaf === undefined) [before, open] = ['', noneOpen];
    else if (leaf === 'word') before = 'x';
    else {
      const { text } = leaf;
      const after = firstOf(leaves[index + 1]);
      text.value = typographic(text.value, leaf.language, { before, after, open });
      before = text.value.at(-1) ?? before;
      open = findOpen(text.value, leaf.language, open);
    }
  });
}

function collectLeaves(parent: Element | Root, language: string, leaves: Leaf[]): void {
  for (const node of parent.children) {
    if (node.type === 'text' && node.value !== '') leaves.push({ text: node, language });
    if (node.type !== 'element') continue;
    if (isWord(node)) leaves.push('word');
    else {
      const isInline = inline.has(node.tagName);
      if (!isInline) leaves.push(undefined);
      if (!verbatim.has(node.tagName)) collectLeaves(node, languageOf(node) ?? language, leaves);
      if (!isInline) leaves.push(undefined);
    }
  }
}

/** Code, a formula, an image, an address or a citation that is not yet filled in. */
function isWord(node: Element): boolean {
  const { tagName, properties } = node;
  return (
    (verbatim.has(tagName) && tagName !== 'pre') ||
    tagName === 'img' ||
    (tagName === 'a' && isAddress(node)) ||
    properties['dataCitation'] !== undefined
  );
}

/** A link that shows where it leads: readers may copy that from a printed page. */
function isAddress({ children: [text, ...rest] }: Element): boolean {
  return (
    text?.type === 'text' &&
    rest.length === 0 &&
    /^(?:[a-z][a-z\d+.-]*:\/\/\S+|www\.\S+|[^\s@]+@[^\s@]+)$/i.test(text.value)
  );
}

function firstOf(leaf: Leaf): string {
  if (leaf === undefined) return '';
  return leaf === 'word' ? 'x' : (leaf.text.value[0] ?? '');
}

function languageOf({ properties }: Element): string | undefined {
  return typeof properties['lang'] === 'string' ? properties['lang'] : undefined;
}
