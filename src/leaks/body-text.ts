import type { Element, Root } from 'hast';
import type { Document, Heading } from '../model/document.ts';

/**
 * Everything that an article says, as plain text with a line for each block: the running text in its order with
 * headings, tables, captions, code and footnotes, then alternative texts, titles and the TeX source of formulas,
 * then the headings once more on their own, as a table of contents contains them.
 */
export function bodyText({ body, outline }: Document): string {
  const running: string[] = [];
  const attributes: string[] = [];
  read(body, false, running, attributes);
  return [running.join(''), ...attributes, ...titlesOf(outline)].join('\n');
}

/** What an open article says, with the addresses that it links to: a fragment may repeat a protected heading. */
export function openText(document: Document): string {
  const addresses = document.links.map((link) => {
    if (link.kind === 'article') return link.fragment ?? '';
    return link.kind === 'external' ? link.url : link.path;
  });
  return [bodyText(document), ...addresses].join('\n');
}

const inline = new Set(
  'a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var wbr'.split(
    ' ',
  ),
);

const spoken = ['alt', 'title', 'alttext', 'altText', 'ariaLabel', 'label'] as const;

/** The lines of code stay; elsewhere the end of a line is a space. */
function read(node: Root | Element, isCode: boolean, running: string[], attributes: string[]): void {
  const isBlock = node.type === 'element' && !inline.has(node.tagName);
  if (isBlock) running.push('\n');
  if (node.type === 'element') {
    for (const name of spoken) {
      const value = node.properties[name];
      if (typeof value === 'string' && value.trim() !== '') attributes.push(inOneLine(value));
    }
  }
  for (const child of node.children) {
    if (child.type === 'text') running.push(isCode ? child.value : inOneLine(child.value));
    else if (child.type === 'element') read(child, isCode || child.tagName === 'pre', running, attributes);
  }
  if (isBlock) running.push('\n');
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

function titlesOf(outline: readonly Heading[]): string[] {
  return outline.flatMap(({ title, children }) => [title, ...titlesOf(children)]);
}
