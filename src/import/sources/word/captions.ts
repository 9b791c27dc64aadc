import type { Element, ElementContent, Root } from 'hast';
import { findElement, hasClass, isElement, textOf } from '../../html/elements.ts';
import { marks } from './prepare-xml.ts';

/** A paragraph in the style of captions beside a picture or a table is its caption. */
export function captionFigures(tree: Root): void {
  const children = tree.children.filter(
    (child) => child.type !== 'text' || child.value.trim() !== '',
  ) as ElementContent[];
  const made: ElementContent[] = [];
  for (let index = 0; index < children.length; index += 1) {
    const [child, next] = [children[index], children[index + 1]];
    if (child === undefined) continue;
    const pair = pairOf(child, next, children[index + 2]);
    if (pair === undefined) made.push(child);
    else {
      made.push(pair);
      index += 1;
    }
  }
  for (const child of made) if (isCaption(child)) withoutNumber(child);
  tree.children = made;
}

function pairOf(
  child: ElementContent,
  next: ElementContent | undefined,
  afterNext: ElementContent | undefined,
): Element | undefined {
  if (isCaptioned(child) && isCaption(next)) {
    // Captions of tables are above them: the next table may have this one.
    if (isElement(child, 'table') && isElement(afterNext, 'table')) return undefined;
    return figureOf(child, next);
  }
  return isCaption(child) && isCaptioned(next) ? figureOf(next, child) : undefined;
}

function figureOf(content: Element, caption: Element): Element {
  withoutNumber(caption);
  const children: ElementContent[] = content.tagName === 'table' ? [content] : content.children;
  return {
    type: 'element',
    tagName: 'figure',
    properties: {},
    children: [...children, { ...caption, tagName: 'figcaption' }],
  };
}

function isCaptioned(node: ElementContent | undefined): node is Element {
  if (isElement(node, 'table')) return true;
  return isElement(node, 'p') && textOf(node) === '' && findElement(node, 'img') !== undefined;
}

function isCaption(node: ElementContent | undefined): node is Element {
  return isElement(node, 'p') && hasClass(node, 'caption') && findElement(node, 'img') === undefined;
}

/** `Figure 3: The sea` is `The sea`: figures and tables get their numbers where they are shown. */
function withoutNumber(caption: Element): void {
  const text = textOf(caption);
  const at = text.indexOf(marks.sequence);
  if (at === -1) return;
  const [number = ''] = /^\s*[\divxlc]*(?:[.–-][\da-z]+)*\s*[.:)–—|-]?\s*/i.exec(text.slice(at + 1)) ?? [];
  if (at + 1 + number.length < text.length) drop(caption, at + 1 + number.length);
}

/** Takes the first characters of a text away. */
function drop(element: Element, count: number): number {
  let left = count;
  for (const child of element.children) {
    if (left <= 0) break;
    if (child.type === 'element') left = drop(child, left);
    else if (child.type === 'text') {
      const taken = Math.min(left, child.value.length);
      child.value = child.value.slice(taken);
      left -= taken;
    }
  }
  return left;
}
