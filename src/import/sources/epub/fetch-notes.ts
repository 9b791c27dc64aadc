import type { Element, ElementContent, Nodes, Root } from 'hast';
import { walkNodes } from '../../../model/walk-nodes.ts';
import { findElements, isElement, propertyOf, textOf } from '../../html/elements.ts';

/** The pages of a book, as notes are looked up in them. */
export interface NotePlaces {
  /** By page and id. */
  readonly byId: ReadonlyMap<string, Element>;
  readonly parents: ReadonlyMap<Element, Element>;
}

export function indexNotePlaces(pages: ReadonlyMap<string, Root>): NotePlaces {
  const byId = new Map<string, Element>();
  const parents = new Map<Element, Element>();
  for (const [page, tree] of pages)
    walkNodes<Nodes>(tree, (node) => {
      if (node.type !== 'element') return;
      const id = propertyOf(node, 'id');
      if (id !== '') byId.set(`${page}#${id}`, node);
      for (const child of node.children) if (isElement(child)) parents.set(child, node);
    });
  return { byId, parents };
}

/**
 * Brings the notes that a chapter calls into it, from wherever they are in the book, and makes the links between a sign
 * and its note links inside the chapter: `findLinkedNotes` does the rest.
 */
export function fetchNotes(tree: Root, places: NotePlaces): void {
  const here = new Set(elementsIn(tree));
  for (const link of findElements(tree, 'a')) {
    const href = propertyOf(link, 'href');
    if (!href.startsWith('archive:') || !href.includes('#')) continue;
    const isCalledNote = `${propertyOf(link, 'epub:type')} ${propertyOf(link, 'role')}`.includes('noteref');
    const target = places.byId.get(href.slice('archive:'.length));
    if (target === undefined) continue;
    const holder = holderOf(target, places);
    const isSign = /^[[(]?[\d*†‡]{1,4}[\])]?$/.test(textOf(link));
    if (!isCalledNote && !isNote(target) && !(isSign && leadsBack(holder, link, places))) continue;
    const id = propertyOf(target, 'id');
    link.properties['href'] = `#${id}`;
    link.properties['role'] = 'doc-noteref';
    if (here.has(holder)) continue;
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

function elementsIn(tree: Root | Element): Element[] {
  const found: Element[] = [];
  walkNodes<Nodes>(tree, (node) => {
    if (node.type === 'element') found.push(node);
  });
  return found;
}

function isNote(element: Element): boolean {
  return /(?:foot|end|rear)note/.test(`${propertyOf(element, 'epub:type')} ${propertyOf(element, 'role')}`);
}

const blocks = ['p', 'li', 'aside', 'div', 'dd', 'td', 'blockquote', 'section'];

/** A number of an index leads to a paragraph too, but nothing in that leads to where the number is. */
function leadsBack(holder: Element, link: Element, { byId, parents }: NotePlaces): boolean {
  let block = link;
  for (let above = parents.get(block); above !== undefined && !blocks.includes(block.tagName);) {
    block = above;
    above = parents.get(block);
  }
  const around = new Set(elementsIn(block));
  return findElements(holder, 'a').some((back) => {
    const target = byId.get(propertyOf(back, 'href').replace(/^archive:/, ''));
    return target !== undefined && around.has(target) && back !== link;
  });
}

/** The block of a note: an id may be on the sign in it. */
function holderOf(target: Element, { parents }: NotePlaces): Element {
  if (isNote(target) || ['p', 'li', 'aside', 'div', 'dd'].includes(target.tagName)) return target;
  let above = parents.get(target);
  while (above !== undefined && !['p', 'li', 'aside'].includes(above.tagName)) above = parents.get(above);
  return above ?? target;
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
