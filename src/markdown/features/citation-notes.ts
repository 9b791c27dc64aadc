import type { Element, ElementContent, Root, Text } from 'hast';
import { h } from 'hastscript';
import type { Citation } from '../../model/document.ts';
import { slug } from '../../model/ids.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import { freeId } from '../free-id.ts';
import { languageOfPhrase } from '../../model/words.ts';
import { SKIP, visitElements } from '../visit-elements.ts';

/**
 * Citations as notes, for a style that cites in notes: each in the text becomes the number of a note that contains it, and
 * all notes are numbered again. One in a note of the author stays there.
 */
export const citationNotes: Feature = {
  name: 'citation-notes',
  html(tree, context) {
    const { citations } = context.collected;
    if (!context.citesInNotes || citations.length === 0) return;
    const section = findNotes(tree);
    const written = new Map(listOf(section).map((note) => [note.properties.id, note]));
    const made = moveToNotes(tree, context);
    const all = new Map([...written, ...made]);
    const called = numberCalls(tree, all);
    const unused = [...all.values()].filter((note) => !called.includes(note));
    const notes = [...called, ...unused];
    if (made.size > 0) placeNotes(tree, section, notes, context);
    context.collected.citations = numberCitations(tree, notes, new Set(made.values()), citations);
  },
};

const isNotes = ({ tagName, properties }: Element): boolean =>
  tagName === 'section' && Array.isArray(properties.className) && properties.className.includes('footnotes');

function findNotes(tree: Root): Element | undefined {
  return tree.children.find((node): node is Element => node.type === 'element' && isNotes(node));
}

function listOf(section: Element | undefined): Element[] {
  const list = section?.children.find(
    (node): node is Element => node.type === 'element' && node.tagName === 'ol',
  );
  return (list?.children ?? []).filter((node): node is Element => node.type === 'element');
}

/** Puts the call of a note in place of each citation of the text, and gives the notes by their ids. */
function moveToNotes(tree: Root, { collected, words }: FeatureContext): Map<string, Element> {
  const taken = new Set<string>();
  visitElements(tree, ({ properties: { id } }) => {
    if (typeof id === 'string') taken.add(id);
    return undefined;
  });
  const notes = new Map<string, Element>();
  visitElements(tree, (node, index, parent) => {
    if (isNotes(node)) return SKIP;
    const at = node.properties['dataCitation'];
    const citation = typeof at === 'number' ? collected.citations[at] : undefined;
    if (citation === undefined || typeof at !== 'number') return undefined;
    const id = freeId('fn-cite', taken);
    const callId = freeId(id.replace('fn-', 'fnref-'), taken);
    const call = h('sup.footnote-ref', [h('a', { href: `#${id}`, dataFootnote: true, id: callId }, '')]);
    const back = h(
      'a.footnote-back',
      { href: `#${callId}`, dataFootnote: true, ariaLabel: words('footnoteBack') },
      '↩',
    );
    const text = h('cite', { dataCitation: addNote(citation, at, collected.citations) });
    notes.set(id, h('li', { id }, [h('p', [text, { type: 'text', value: ' ' }, back])]));
    parent.children[index] = call;
    if (citation.mode === 'narrative') parent.children.splice(index, 0, h('cite', { dataCitation: at }));
    placeCall(parent.children as ElementContent[], parent.children.indexOf(call), citation.mode);
    return SKIP;
  });
  return notes;
}

/** The citation in the note. One in a sentence leaves the name of the author there. */
function addNote(citation: Citation, at: number, citations: Citation[]): number {
  if (citation.mode !== 'narrative') return at;
  citations[at] = { ...citation, mode: 'author', items: citation.items.slice(0, 1) };
  citations.push({ ...citation, mode: 'parenthetical' });
  return citations.length - 1;
}

/** A call is at its word, after the sign that ends the phrase. */
function placeCall(siblings: ElementContent[], at: number, mode: Citation['mode']): void {
  const before = siblings[at - 1];
  const after = siblings[at + 1];
  if (mode !== 'narrative' && before?.type === 'text') before.value = before.value.trimEnd();
  if (after?.type !== 'text') return;
  const sign = /^[.,;:!?…]+/.exec(after.value)?.[0];
  if (sign === undefined) return;
  after.value = after.value.slice(sign.length);
  siblings.splice(at, 0, { type: 'text', value: sign });
}

/** Numbers the calls in their order, and gives the notes in that order. */
function numberCalls(tree: Root, notes: ReadonlyMap<unknown, Element>): Element[] {
  const numbers = new Map<Element, number>();
  visitElements(tree, (node) => {
    if (isNotes(node)) return SKIP;
    const { href, dataFootnote } = node.properties;
    if (dataFootnote !== true || typeof href !== 'string') return undefined;
    const note = notes.get(href.slice(1));
    if (note === undefined) return undefined;
    const number = numbers.get(note) ?? numbers.size + 1;
    numbers.set(note, number);
    node.children = [{ type: 'text', value: String(number) }];
    return undefined;
  });
  return [...numbers.keys()];
}

function placeNotes(
  tree: Root,
  section: Element | undefined,
  notes: readonly Element[],
  { words }: FeatureContext,
): void {
  const label = words('notes');
  const language = languageOfPhrase(words, 'notes');
  const heading = language.lang === undefined ? label : h('span', language, label);
  const place =
    section ??
    h('section.footnotes', [h('h2', { id: slug(label), dataFootnoteLabel: true }, [heading]), h('ol')]);
  const list = place.children.find(
    (node): node is Element => node.type === 'element' && node.tagName === 'ol',
  );
  if (list !== undefined) list.children = [...notes.flatMap((note) => [lineEnd(), note]), lineEnd()];
  if (section === undefined) tree.children.push(place);
}

function lineEnd(): Text {
  return { type: 'text', value: '\n' };
}

/** The citations in the order of the notes, which know their numbers; those of the text, names alone, come first. */
function numberCitations(
  tree: Root,
  notes: readonly Element[],
  made: ReadonlySet<Element>,
  citations: readonly Citation[],
): Citation[] {
  const sorted: Citation[] = [];
  const take = (node: Element, more: Pick<Citation, 'note' | 'isWithinNote'>): typeof SKIP | undefined => {
    const at = node.properties['dataCitation'];
    const citation = typeof at === 'number' ? citations[at] : undefined;
    if (citation === undefined) return undefined;
    node.properties['dataCitation'] = sorted.length;
    sorted.push({ ...citation, ...more });
    return SKIP;
  };
  visitElements(tree, (node) => (isNotes(node) ? SKIP : take(node, {})));
  notes.forEach((note, index) => {
    const more = { note: index + 1, ...(made.has(note) ? {} : { isWithinNote: true as const }) };
    visitElements(note, (node) => take(node, more));
  });
  return sorted;
}
