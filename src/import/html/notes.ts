import type { Element, ElementContent, Root } from 'hast';
import { decodeAddress } from '../../model/decode-address.ts';
import { findElements, isElement, propertyOf, textOf } from './elements.ts';
import { internal, noteReference, noteText } from './internal.ts';

/** The sign of a note: `1`, `[12]`, `(a)`, `*`, `†`. */
const sign = /^[[(]?(?:\d{1,4}|[a-z]|[ivxlc]{1,6}|[*†‡§¶]{1,4})[\])]?\.?$/i;
/** The sign of a way back. */
const wayBack =
  /^[[(]?(?:\d{1,4}|[a-z]|[ivxlc]{1,6}|[*†‡§¶]{1,4}|(?:[↩↑↵⤴^←⏎⬆]|\uFE0E|\uFE0F)+|back|tilbake|jump up)[\])]?\.?$/i;
const holders = new Set(['p', 'li', 'div', 'aside', 'dd', 'section', 'td']);

/**
 * Makes notes of links that lead to the text of a note and back: from a sign in the text to a block that holds a link to
 * where the sign is. What is already called a note (`epub:type="noteref"`, `role="doc-noteref"`) needs no way back.
 */
export function findLinkedNotes(tree: Root, labels: { next(): string }): void {
  const places = new Map<string, Place>();
  index(tree, undefined, places);
  const cited = new Set<string>();
  for (const { link, parent } of linksIn(tree)) {
    const target = targetOf(link);
    // What leads to the sign of a note is a way back. It may be in a list with the texts of several notes.
    if (target !== undefined && cited.has(target)) continue;
    const place = target === undefined ? undefined : places.get(target);
    const isCalledNote = `${propertyOf(link, 'epub:type')} ${propertyOf(link, 'role')}`.includes('noteref');
    if (place?.holder === undefined || (!sign.test(textOf(link)) && !isCalledNote)) continue;
    const { holder } = place;
    if (contains(holder.element, link)) continue;
    const back = findElements(holder.element, 'a').find((one) => isWayBack(one, link, parent));
    if (back === undefined && !isCalledNote) continue;
    const known = propertyOf(holder.element, 'dataNote');
    const label = known === '' ? labels.next() : known;
    if (known === '') {
      holder.element.properties['dataNote'] = label;
      noteOf(holder, label);
    }
    for (const id of idsOf(link, parent)) cited.add(id);
    replace(link, label);
  }
}

interface Holder {
  readonly element: Element;
  readonly parent: Root | Element;
}

interface Place {
  readonly holder: Holder | undefined;
}

function index(parent: Root | Element, holder: Holder | undefined, places: Map<string, Place>): void {
  for (const child of parent.children) {
    if (!isElement(child)) continue;
    const own =
      holders.has(child.tagName) &&
      (holder === undefined ||
        holder.element.tagName === 'div' ||
        holder.element.tagName === 'section' ||
        child.tagName === 'li')
        ? { element: child, parent }
        : holder;
    for (const name of ['id', 'name']) {
      const id = propertyOf(child, name);
      if (id !== '' && !places.has(id)) places.set(id, { holder: own });
    }
    index(child, own, places);
  }
}

function linksIn(tree: Root): { readonly link: Element; readonly parent: Root | Element }[] {
  const found: { link: Element; parent: Root | Element }[] = [];
  const search = (parent: Root | Element): void => {
    for (const child of parent.children) {
      if (!isElement(child)) continue;
      if (child.tagName === 'a' && propertyOf(child, 'href').includes('#'))
        found.push({ link: child, parent });
      search(child);
    }
  };
  search(tree);
  return found;
}

function targetOf(link: Element): string | undefined {
  const href = propertyOf(link, 'href');
  if (!href.startsWith('#')) return undefined;
  return decodeAddress(href.slice(1)) ?? href.slice(1);
}

function contains(element: Element, wanted: Element): boolean {
  return element === wanted || element.children.some((child) => isElement(child) && contains(child, wanted));
}

/** A link back leads to an id of the sign, or of what is right around it. */
function isWayBack(link: Element, reference: Element, around: Root | Element): boolean {
  const target = targetOf(link);
  return target !== undefined && idsOf(reference, around).includes(target);
}

function idsOf(reference: Element, around: Root | Element): string[] {
  return [
    reference,
    ...(around.type === 'element' ? [around] : []),
    ...findElements(reference, 'sup', 'span'),
  ].flatMap((one) => [propertyOf(one, 'id'), propertyOf(one, 'name')].filter((id) => id !== ''));
}

/** Puts the text of a note in place of its block, without its sign and the way back. */
function noteOf({ element, parent }: Holder, label: string): void {
  const children = withoutWaysBack(element.children);
  const note = noteText(label, children);
  const siblings = parent.children as ElementContent[];
  siblings[siblings.indexOf(element)] = note;
}

function withoutWaysBack(children: readonly ElementContent[]): ElementContent[] {
  const kept = children.flatMap((child): ElementContent[] => {
    if (!isElement(child)) return [child];
    const isBack =
      child.tagName === 'a' && propertyOf(child, 'href').includes('#') && wayBack.test(textOf(child));
    const isBare =
      (child.tagName === 'a' && propertyOf(child, 'href') === '') ||
      child.tagName === 'sup' ||
      child.tagName === 'span';
    if (isBack) return [];
    const inside = withoutWaysBack(child.children);
    if (
      isBare &&
      (textOf({ ...child, children: inside }) === '' ||
        (inside.length < child.children.length && sign.test(textOf({ ...child, children: inside }))))
    )
      return [];
    return [{ ...child, children: inside }];
  });
  const [first, ...rest] = kept;
  return first?.type === 'text'
    ? [{ ...first, value: first.value.replace(/^[\s.:)\]–-]+/, '') }, ...rest]
    : kept;
}

function replace(link: Element, label: string): void {
  Object.assign(link, noteReference(label));
}

/**
 * A sign that is raised is no longer raised: notes are by themselves. Of a list of notes they are left, and of the section
 * of notes that GitHub's Markdown makes.
 */
export function lowerNotes(parent: Root | Element): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (!isElement(child)) return [child];
    lowerNotes(child);
    const inside = child.children.filter((one) => one.type !== 'text' || /[^\s[\]()]/.test(one.value));
    const [only] = inside;
    if (child.tagName === 'sup' && inside.length === 1 && isElement(only, internal.note)) return [only];
    const notes = inside.filter((one) => isElement(one, internal.noteText));
    const others = inside.filter((one) => !isElement(one, internal.noteText));
    const isListOfNotes = isElement(child, 'ol', 'ul') && others.length === 0;
    const isSection =
      child.properties['dataFootnotes'] !== undefined && others.every((one) => isElement(one, 'h2'));
    if (notes.length > 0 && (isListOfNotes || isSection)) return notes;
    // A list that has other items too.
    const kept = child.children.filter((one) => !isElement(one, internal.noteText));
    return notes.length > 0 && isElement(child, 'ol', 'ul')
      ? [{ ...child, children: kept }, ...notes]
      : [child];
  });
}
