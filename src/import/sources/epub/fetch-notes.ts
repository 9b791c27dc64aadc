import type { Element, ElementContent, Root } from 'hast';
import { findElement, findElements, isElement, propertyOf, textOf } from '../../html/elements.ts';

/** Elements with ids, by page and id, and the page that each is in. */
export type NotePlaces = ReadonlyMap<string, { readonly element: Element; readonly tree: Root }>;

/**
 * Brings the notes that a chapter calls into it, from wherever they are in the book, and makes the links between a sign
 * and its note links inside the chapter: `findLinkedNotes` does the rest.
 */
export function fetchNotes(tree: Root, places: NotePlaces): void {
  for (const link of findElements(tree, 'a')) {
    const href = propertyOf(link, 'href');
    if (!href.startsWith('archive:') || !href.includes('#')) continue;
    const isCalledNote = `${propertyOf(link, 'epub:type')} ${propertyOf(link, 'role')}`.includes('noteref');
    const target = places.get(href.slice('archive:'.length))?.element;
    if (
      target === undefined ||
      !(
        isCalledNote ||
        isNote(target) ||
        (/^[[(]?[\d*†‡]{1,4}[\])]?$/.test(textOf(link)) && leadsBack(target))
      )
    )
      continue;
    const id = propertyOf(target, 'id');
    const holder = holderOf(target, places);
    link.properties['href'] = `#${id}`;
    link.properties['role'] = 'doc-noteref';
    if (holds(tree, holder)) continue;
    // The original goes: what is left of a page of notes is no chapter.
    const moved: Element = {
      type: 'element',
      tagName: 'aside',
      properties: { id },
      children: holder.children.map(strip),
    };
    tree.children.push(moved);
    Object.assign(holder, { tagName: 'span', properties: { dataMoved: true }, children: [] });
  }
}

function isNote(element: Element): boolean {
  return /(?:foot|end|rear)note/.test(`${propertyOf(element, 'epub:type')} ${propertyOf(element, 'role')}`);
}

function leadsBack(element: Element): boolean {
  return element.tagName === 'a' || findElement(element, 'a') !== undefined;
}

/** The block of a note: an id may be on the sign in it. */
function holderOf(target: Element, places: NotePlaces): Element {
  if (isNote(target) || ['p', 'li', 'aside', 'div', 'dd'].includes(target.tagName)) return target;
  for (const { tree } of places.values()) {
    const found = findElements(tree, 'p', 'li', 'aside').find((block) =>
      findElements(block, target.tagName).includes(target),
    );
    if (found !== undefined) return found;
  }
  return target;
}

function holds(tree: Root, element: Element): boolean {
  return findElements(tree, element.tagName).includes(element);
}

/** Links back lead inside the chapter. */
function strip(node: ElementContent): ElementContent {
  if (!isElement(node)) return node;
  const href = propertyOf(node, 'href');
  const [, fragment] = href.startsWith('archive:') ? href.split('#') : [];
  const properties =
    fragment === undefined || node.tagName !== 'a'
      ? node.properties
      : { ...node.properties, href: `#${fragment}` };
  return { ...node, properties, children: node.children.map(strip) };
}
