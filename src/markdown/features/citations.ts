import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import { diagnose } from '../../diagnostics/diagnostic.ts';
import { append } from '../../model/append.ts';
import type { CitationItem } from '../../model/document.ts';
import type { Place } from '../../model/place.ts';
import { findCitations, type CitationMatch } from '../citation-syntax.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import { isFormula } from './mathematics.ts';
import { typographic } from '../typographic.ts';
import { findWritten, maskEscapes, type WrittenSigns } from '../written-signs.ts';

const verbatim = new Set(['code', 'pre', 'kbd', 'math', 'a']);

/** Inline elements whose words may be part of a citation: `[see *above all* @a]`. */
const wording = new Set('em strong i b u s del ins mark small sub sup span q abbr cite code'.split(' '));
const otherInline = new Set([
  'a',
  'img',
  'br',
  'kbd',
  'samp',
  'math',
  'wbr',
  'bdi',
  'bdo',
  'dfn',
  'var',
  'time',
]);

/** Stands for what cannot be part of a citation. */
const obstacle = '\uFFFC';

/** Citations in the text: noted, and left open for the bibliography to fill in. */
export const citations: Feature = {
  name: 'citations',
  html(tree, context) {
    openIn(tree, context);
  },
};

function openIn(parent: Root | Element, context: FeatureContext): void {
  const children: Root['children'] = [];
  let run: ElementContent[] = [];
  const endRun = () => {
    append(children, openRun(run, context));
    run = [];
  };
  for (const node of parent.children) {
    const inline = inlineOf(node);
    if (inline !== undefined) run.push(inline);
    else {
      endRun();
      if (node.type === 'element' && !verbatim.has(node.tagName)) openIn(node, context);
      children.push(node);
    }
  }
  endRun();
  parent.children = children;
}

function inlineOf(node: RootContent): Element | Text | undefined {
  if (node.type === 'text') return node;
  const isInline = node.type === 'element' && (wording.has(node.tagName) || otherInline.has(node.tagName));
  return isInline ? node : undefined;
}

interface Piece {
  readonly node: ElementContent;
  readonly text: string;
  readonly start: number;
  readonly written: WrittenSigns | undefined;
}

interface PlacedMatch extends CitationMatch {
  readonly place: Place;
}

/** The nodes of one run of text, its citations opened. */
function openRun(nodes: readonly ElementContent[], context: FeatureContext): ElementContent[] {
  if (!nodes.some(holdsSign)) {
    for (const node of nodes) openElement(node, context);
    return [...nodes];
  }
  let length = 0;
  const pieces = nodes.map((node): Piece => {
    const words = onlyText(node);
    const written = words && findWritten(words, context.source.text);
    const text = words && (node === words || written) ? maskEscapes(words.value, written) : readWords(node);
    const start = length;
    length += text.length;
    return { node, text, start, written };
  });
  const text = pieces.map((piece) => piece.text).join('');
  const found = findCitations(text).filter((match) => !beginsInElement(match, pieces));
  const matches = placeMatches(found, pieces, context).filter(({ place }) => !context.isForeign(place));
  return cut(
    pieces,
    matches.filter((match) => isReadable(match, text, context)),
    context,
  );
}

/** What can contain a citation: a text, or the text that an element contains alone, `[*@a*, 3]`. */
function onlyText(node: ElementContent): Text | undefined {
  if (node.type === 'text') return node;
  if (node.type !== 'element' || !wording.has(node.tagName) || verbatim.has(node.tagName)) return undefined;
  const [only] = node.children;
  const isWords = node.children.length === 1 && only?.type === 'text' && !/[[\]]/.test(only.value);
  return isWords ? only : undefined;
}

function holdsSign(node: ElementContent): boolean {
  return onlyText(node)?.value.includes('@') === true;
}

/** A key outside of brackets belongs to its element, which is looked at by itself. */
function beginsInElement({ start: at }: CitationMatch, pieces: readonly Piece[]): boolean {
  return pieces.some(
    ({ node, start, text }) => node.type === 'element' && at >= start && at < start + text.length,
  );
}

/** The words of an element as part of a citation; of one that cannot be part, a sign that stops it. */
function readWords(node: ElementContent): string {
  if (node.type !== 'element' || !holdsOnlyWords(node)) return obstacle;
  const words = toString(node);
  return /[@[\]]/.test(words) ? obstacle : words;
}

function holdsOnlyWords(node: Element): boolean {
  const isPlain = (child: ElementContent) =>
    child.type === 'text' || (child.type === 'element' && holdsOnlyWords(child));
  return wording.has(node.tagName) && !isFormula(node) && node.children.every(isPlain);
}

function openElement(node: ElementContent, context: FeatureContext): void {
  if (node.type === 'element' && !verbatim.has(node.tagName)) openIn(node, context);
}

function placeMatches(
  matches: readonly CitationMatch[],
  pieces: readonly Piece[],
  { place, source }: FeatureContext,
): PlacedMatch[] {
  const offsets = new Map<number, number>();
  for (const { start, written } of pieces)
    for (const [index, sign] of written ?? []) offsets.set(start + index, sign.offset);
  const around = place(pieces.find(({ node }) => node.type === 'text')?.node);
  return matches.map((match) => {
    const sign = offsets.get(match.sign);
    if (sign === undefined) return { ...match, place: around };
    const from = offsets.get(match.start) ?? sign - (match.sign - match.start);
    const last = offsets.get(match.end - 1);
    return {
      ...match,
      place: source.place(from, last === undefined ? sign + match.end - match.sign : last + 1),
    };
  });
}

/** Says why a cluster cannot be set. */
function isReadable(match: PlacedMatch, text: string, { report }: FeatureContext): boolean {
  if (match.isOpen === true) {
    report(
      diagnose('citation-form', match.place, 'The bracket before this citation is not closed.', {
        hint: 'Write ] after it, or \\[ for a literal bracket.',
      }),
    );
  }
  if (!text.slice(match.start, match.end).includes(obstacle)) return true;
  report(
    diagnose('citation-form', match.place, 'A citation in brackets contains something other than text.', {
      hint: 'Move links, images, formulas and notes out of the brackets.',
    }),
  );
  return false;
}

/** The pieces in their order, a citation in place of each match. */
function cut(
  pieces: readonly Piece[],
  matches: readonly PlacedMatch[],
  context: FeatureContext,
): ElementContent[] {
  const children: ElementContent[] = [];
  let next = 0;
  for (const { node, text, start } of pieces) {
    const end = start + text.length;
    let done = start;
    for (let match = matches[next]; match !== undefined && match.start < end; match = matches[next]) {
      if (match.start >= start) {
        addText(children, node, done - start, match.start - start);
        children.push(openCitation(match, context));
      }
      done = Math.min(match.end, end);
      if (match.end > end) break;
      next += 1;
    }
    if (node.type === 'text') addText(children, node, done - start, text.length);
    else if (done === start) {
      openElement(node, context);
      children.push(node);
    }
  }
  return children;
}

function addText(children: ElementContent[], node: ElementContent, from: number, to: number): void {
  if (node.type === 'text' && to > from) children.push({ type: 'text', value: node.value.slice(from, to) });
}

function openCitation({ mode, items, place }: PlacedMatch, { collected, language }: FeatureContext): Element {
  collected.citations.push({ mode, items: items.map((item) => setItem(item, language)), place });
  return h('cite', { dataCitation: collected.citations.length - 1 });
}

/** The words of a citation are filled in after the typography of their paragraph was set. */
function setItem(item: CitationItem, language: string): CitationItem {
  const { prefix, locator, suffix } = item;
  return {
    ...item,
    ...(prefix === undefined ? {} : { prefix: typographic(prefix, language) }),
    ...(locator === undefined ? {} : { locator: typographic(locator, language, { before: ' ' }) }),
    ...(suffix === undefined ? {} : { suffix: typographic(suffix, language, { before: 'x' }) }),
  };
}
