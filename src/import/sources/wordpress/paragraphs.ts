import { append } from '../../../model/append.ts';
import type { Element, ElementContent, Root, Text } from 'hast';
import { blockNames, isElement, propertyOf } from '../../html/elements.ts';

/** Elements whose content the classic editor cuts into paragraphs. */
const containers = new Set([
  'article',
  'aside',
  'blockquote',
  'center',
  'div',
  'details',
  'fieldset',
  'section',
  'main',
]);
/** Those of which it does so where an empty line is. */
const cells = new Set(['dd', 'li', 'td', 'th']);
const verbatim = new Set([
  'pre',
  'code',
  'script',
  'style',
  'textarea',
  'svg',
  'table',
  'thead',
  'tbody',
  'tr',
  'ul',
  'ol',
  'dl',
  'select',
  'math',
  'kolofon-math',
]);

/**
 * What WordPress makes of texts of its classic editor when it shows them: an empty line ends a paragraph, any other line
 * break is one.
 */
export function makeParagraphs(children: readonly ElementContent[]): ElementContent[] {
  const made: ElementContent[] = [];
  let run: ElementContent[] = [];
  const endRun = () => {
    for (const part of splitAtEmptyLines(run)) {
      const content = trimLines(part);
      if (content.length > 0)
        made.push({ type: 'element', tagName: 'p', properties: {}, children: breakLines(content) });
    }
    run = [];
  };
  for (const child of children) {
    if (isElement(child) && (blockNames.has(child.tagName) || child.tagName === 'kolofon-note-text')) {
      endRun();
      made.push(inBlock(child));
    } else run.push(child);
  }
  endRun();
  return made;
}

function inBlock(element: Element): Element {
  const { tagName: name, children } = element;
  if (containers.has(name)) return { ...element, children: makeParagraphs(children) };
  if (cells.has(name) && children.some(holdsEmptyLine))
    return { ...element, children: makeParagraphs(children) };
  if (name === 'pre') return element;
  if (verbatim.has(name))
    return { ...element, children: children.map((child) => (isElement(child) ? inBlock(child) : child)) };
  const hasBlocks = children.some((child) => isElement(child) && blockNames.has(child.tagName));
  return {
    ...element,
    children: hasBlocks
      ? children.map((child) => (isElement(child) ? inBlock(child) : child))
      : breakLines(trimLines(children)),
  };
}

function holdsEmptyLine(node: ElementContent): boolean {
  return node.type === 'text' && /\S[^]*\n[ \t]*\n|\n[ \t]*\n[^]*\S/.test(node.value);
}

function splitAtEmptyLines(nodes: readonly ElementContent[]): ElementContent[][] {
  const parts: ElementContent[][] = [[]];
  for (const node of nodes) {
    if (node.type !== 'text') parts.at(-1)?.push(node);
    else
      node.value.split(/\n[ \t\r]*\n\s*/).forEach((value, index) => {
        if (index > 0) parts.push([]);
        if (value !== '') parts.at(-1)?.push({ type: 'text', value });
      });
  }
  return parts;
}

/** Without line breaks and spaces at either end, and nothing where nothing else is. */
function trimLines(nodes: readonly ElementContent[]): ElementContent[] {
  const first = nodes.findIndex((node) => !isBlank(node));
  if (first === -1) return [];
  const last = nodes.findLastIndex((node) => !isBlank(node));
  return nodes.slice(first, last + 1).map((node, index, all) => {
    if (node.type !== 'text') return node;
    const begun = index === 0 ? node.value.trimStart() : node.value;
    return { type: 'text', value: index === all.length - 1 ? begun.trimEnd() : begun };
  });
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'comment' || (node.type === 'text' && /^[ \t\r\n]*$/.test(node.value));
}

function breakLines(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node, index): ElementContent[] => {
    if (isElement(node))
      return [verbatim.has(node.tagName) ? node : { ...node, children: breakLines(node.children) }];
    if (node.type !== 'text' || !node.value.includes('\n')) return [node];
    const before = nodes[index - 1];
    const after = nodes[index + 1];
    return node.value.split('\n').flatMap((value, line, lines): ElementContent[] => {
      const text: Text = { type: 'text', value };
      if (line === 0) return [text];
      const isBeside =
        (line === 1 && lines[0]?.trim() === '' && isElement(before, 'br')) ||
        (line === lines.length - 1 && value.trim() === '' && isElement(after, 'br'));
      return isBeside ? [text] : [{ type: 'element', tagName: 'br', properties: {}, children: [] }, text];
    });
  });
}

/** A picture that floats beside a paragraph is a figure before or after it. */
export function separatePictures(parent: Root | Element): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (!isElement(child)) return [child];
    separatePictures(child);
    if (child.tagName !== 'p') return [child];
    const content = [...child.children];
    const before: ElementContent[] = [];
    while (content[0] !== undefined && (isFloating(content[0]) || (before.length > 0 && isBreak(content[0]))))
      append(before, content.splice(0, 1));
    const after: ElementContent[] = [];
    while (
      content.length > 0 &&
      (isFloating(content.at(-1)) || (after.length > 0 && isBreak(content.at(-1))))
    )
      after.unshift(...content.splice(-1));
    const wrapped = (nodes: ElementContent[]) =>
      nodes.filter((node) => !isBreak(node)).map((node): Element => ({ ...child, children: [node] }));
    const rest = trimLines(content).length === 0 ? [] : [{ ...child, children: content }];
    return [...wrapped(before), ...rest, ...wrapped(after)];
  });
}

function isBreak(node: ElementContent | undefined): boolean {
  return isElement(node, 'br') || (node?.type === 'text' && node.value.trim() === '');
}

function isFloating(node: ElementContent | undefined): boolean {
  if (isElement(node, 'a')) {
    const inside = node.children.filter((child) => !isBreak(child));
    return inside.length === 1 && isFloating(inside[0]);
  }
  return (
    isElement(node, 'img') &&
    /(?:^|\s)(?:align(?:left|right|center|none)|size-\w+|wp-image-\d+)(?:\s|$)/.test(
      propertyOf(node, 'className'),
    )
  );
}
