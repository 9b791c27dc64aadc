import type { Heading, Image, Nodes, PhrasingContent, Root } from 'mdast';
import {
  generalProperties,
  readAttributeList,
  sizeProperties,
  type AttributeList,
} from '../attribute-list.ts';
import { changePhrases, element, joinPieces, splitAtSigns, type Piece, type Sign } from '../phrase-signs.ts';
import { addProperties } from './attribute-lines.ts';

/** Reads attributes in braces after headings, phrases in brackets, links, code and images, and the sizes of images. */
export function readPhraseAttributes(tree: Root, text: string): void {
  if (text.includes('|')) visitImages(tree, readObsidianSize);
  if (!text.includes('{')) return;
  changePhrases(tree, text, (children) => readBehind(children, text));
  if (text.includes(']{')) changePhrases(tree, text, (children) => readSpans(children, text));
  visitHeadings(tree, text);
}

const braces = /\{([^{}\n]{1,500})\}/g;

/** `[text](a.md){#id}`, `![alt](a.png){width=50%}`, `*text*{: .class}`. */
function readBehind(children: PhrasingContent[], source: string): PhrasingContent[] | undefined {
  if (!children.some((child, index) => index > 0 && startsWithBrace(child))) return undefined;
  const pieces = splitAtSigns(children, source, braces);
  if (pieces === undefined) return undefined;
  const kept = pieces.filter((piece, index) => {
    const target = pieces[index - 1];
    if (piece.type !== 'sign' || target === undefined || target.type === 'sign') return true;
    const list = mayHaveAttributes(target) ? readAttributeList(piece.value.slice(1, -1)) : undefined;
    if (list === undefined) return true;
    applyTo(target, list);
    return false;
  });
  return kept.length < pieces.length ? joinPieces(kept) : undefined;
}

function startsWithBrace(node: PhrasingContent): boolean {
  return node.type === 'text' && node.value.startsWith('{');
}

const targets = /^(?:link|linkReference|image|imageReference|inlineCode|emphasis|strong|delete)$/;

function mayHaveAttributes(node: PhrasingContent): boolean {
  return targets.test(node.type);
}

function applyTo(node: PhrasingContent, list: AttributeList): void {
  addProperties(node, generalProperties(list));
  if (node.type !== 'image' && node.type !== 'imageReference') return;
  addProperties(node, sizeProperties(list));
  const alt = list.values.get('fig-alt') ?? list.values.get('alt');
  if (alt === undefined) return;
  // The text in the brackets is then the caption.
  if (node.type === 'image' && !node.title && node.alt) node.title = node.alt;
  node.alt = alt;
}

/** `[text]{.class lang=fr}` */
function readSpans(children: PhrasingContent[], source: string): PhrasingContent[] | undefined {
  const pieces = splitAtSigns(children, source, /\[|\]\{[^{}\n]{1,500}\}|\]/g);
  if (pieces === undefined) return undefined;
  const made: Piece[] = [];
  const open: { readonly sign: Sign; readonly index: number }[] = [];
  for (const piece of pieces) {
    const opening = piece.type === 'sign' && piece.value !== '[' ? open.pop() : undefined;
    if (piece.type === 'sign' && piece.value === '[') open.push({ sign: piece, index: made.length });
    const list =
      piece.type === 'sign' && piece.value.length > 1
        ? readAttributeList(piece.value.slice(2, -1))
        : undefined;
    const isDirective =
      opening !== undefined &&
      /:[\w-]{1,60}$/.test(source.slice(Math.max(0, opening.sign.start - 70), opening.sign.start));
    if (piece.type !== 'sign' || opening === undefined || list === undefined || isDirective) made.push(piece);
    else made.push(spanOf(joinPieces(made.splice(opening.index).slice(1)), opening.sign, piece, list));
  }
  return joinPieces(made);
}

const elements: ReadonlyMap<string, string> = new Map([
  ...['underline', 'ul'].map((name): [string, string] => [name, 'u']),
  ...['mark', 'hl', 'highlight'].map((name): [string, string] => [name, 'mark']),
  ['kbd', 'kbd'],
]);

function spanOf(children: PhrasingContent[], from: Sign, to: Sign, list: AttributeList): PhrasingContent {
  const name = list.classes.flatMap((one) => elements.get(one) ?? [])[0] ?? 'span';
  const isSmall = list.classes.some((one) => /^(?:smallcaps|sc|small-caps)$/.test(one));
  const properties = { ...generalProperties(list), ...(isSmall ? { className: 'smallcaps' } : {}) };
  return element(name, children, from, to, properties);
}

/** `## Title {#id .class}`; `{-}` and classes say what is numbered elsewhere. */
function visitHeadings(node: Nodes, source: string): void {
  if (node.type === 'heading') readHeading(node, source);
  else if ('children' in node) for (const child of node.children) visitHeadings(child, source);
}

function readHeading(heading: Heading, source: string): void {
  const pieces = splitAtSigns(heading.children, source, /[ \t]*\{[^{}\n]{1,500}\}$/g);
  const last = pieces?.at(-1);
  if (pieces === undefined || last?.type !== 'sign') return;
  const list = readAttributeList(last.value.trim().slice(1, -1));
  if (list === undefined) return;
  addProperties(heading, generalProperties(list));
  heading.children = joinPieces(pieces.slice(0, -1));
}

function visitImages(node: Nodes, see: (image: Image) => void): void {
  if (node.type === 'image') see(node);
  else if ('children' in node) for (const child of node.children) visitImages(child, see);
}

/** `![alt|100](a.png)`, `![alt|100x50](a.png)` */
function readObsidianSize(image: Image): void {
  const [whole, width = '', height] =
    /[ \t]*\|[ \t]*(?:width=)?(\d{2,4})(?:x(\d{1,4}))?[ \t]*$/.exec(image.alt ?? '') ?? [];
  if (whole === undefined) return;
  image.alt = (image.alt ?? '').slice(0, -whole.length);
  addProperties(image, { width, ...(height === undefined ? {} : { height }) });
}
