import { append } from '../../model/append.ts';
import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { kindOfOperator, measureNodes } from './measure-formula.ts';

/** What is side by side in a formula. */
export type Row = readonly ElementContent[];

/** In em: the lines of a broken formula but the first are so far from its start. */
export const indent = 2;

/** What is side by side in an element: rows that only group are opened. */
export function rowOf({ children }: Element): Row {
  const elements = children.filter((child) => child.type === 'element');
  const [only] = elements;
  if (elements.length !== 1 || only === undefined) return elements;
  return only.tagName === 'mrow' || only.tagName === 'mstyle' ? rowOf(only) : elements;
}

/** Kinds of places, the best first. */
interface Level {
  readonly isPlace: (node: Element) => boolean;
  /** Whether the line ends after the node, not before it. */
  readonly isBehind?: true;
  readonly isInBrackets?: true;
}

const isRelation = (node: Element): boolean => kindOfOperator(toString(node)) === 'relation';
const isSum = (node: Element): boolean => kindOfOperator(toString(node)) === 'binary';
const isEither = (node: Element): boolean => isRelation(node) || isSum(node);
const isComma = (node: Element): boolean => /^[,;]$/.test(toString(node));

const levels = [
  { isPlace: isEither },
  { isPlace: isComma, isBehind: true },
  { isPlace: isEither, isInBrackets: true },
  { isPlace: isComma, isBehind: true, isInBrackets: true },
] as const satisfies readonly Level[];

/** The lines of a displayed row: before its relations, where that is not enough before its sums, and at last after its commas. */
export function breakRow(row: Row, most: number): readonly Row[] {
  if (measureNodes(row, true) <= most) return [row];
  const pieces = refine([row], [{ isPlace: isRelation }, ...levels], most - indent, true);
  return fillLines(
    pieces.flatMap((piece) =>
      measureNodes(piece, true) > most - indent ? cutAt(piece, findWords(piece)) : [piece],
    ),
    most,
  );
}

/** Where one text follows another. */
function findWords(row: Row): number[] {
  const isText = (node: ElementContent | undefined): boolean =>
    node?.type === 'element' && node.tagName === 'mtext';
  return row.flatMap((node, index) => (isText(node) && isText(row[index - 1]) ? [index] : []));
}

/** Lines that end between any two parts of a row where one would be too wide otherwise. */
export function breakAnywhere(row: Row, most: number): readonly Row[] {
  const pieces = refine([row], [{ isPlace: isRelation }, ...levels], most - indent, true);
  return fillLines(
    pieces.flatMap((piece) => atomsOf(piece, most, true)),
    most,
  );
}

/** The pieces of a row in running text, between which a line may end. */
export function splitRow(row: Row, most: number): readonly Row[] {
  const [sums, ...others] = levels;
  return refine(cutAt(row, findPlaces(row, sums)), others, most, false);
}

/** Each part of a row that is too wide by itself. */
export function atomsOf(row: Row, most: number, isDisplay: boolean): readonly Row[] {
  return measureNodes(row, isDisplay) > most ? row.map((node) => [node]) : [row];
}

function fillLines(pieces: readonly Row[], most: number): readonly Row[] {
  const lines: ElementContent[][] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const room = lines.length > 1 ? most - indent : most;
    if (last !== undefined && measureNodes([...last, ...piece], true) <= room) append(last, piece);
    else lines.push([...piece]);
  }
  return lines;
}

/** Cuts what is wider than `most` at one kind of place after the other. */
function refine(
  pieces: readonly Row[],
  by: readonly Level[],
  most: number,
  isDisplay: boolean,
): readonly Row[] {
  return by.reduce<readonly Row[]>(
    (all, level) =>
      all.flatMap((piece) =>
        measureNodes(piece, isDisplay) > most ? cutAt(piece, findPlaces(piece, level)) : [piece],
      ),
    pieces,
  );
}

const opening = /^[([{⟨⌈⌊]$/u;
const closing = /^[)\]}⟩⌉⌋]$/u;

/** The indices at which a line may begin. */
function findPlaces(row: Row, { isPlace, isBehind, isInBrackets }: Level): number[] {
  const places: number[] = [];
  let depth = 0;
  for (const [index, node] of row.entries()) {
    if (node.type !== 'element' || node.tagName !== 'mo') continue;
    const text = toString(node);
    if (opening.test(text)) depth += 1;
    else if (closing.test(text)) depth = Math.max(0, depth - 1);
    const place = isBehind === true ? index + 1 : index;
    const isInside = place > 0 && place < row.length && (depth === 0 || isInBrackets === true);
    if (isInside && isPlace(node) && (isBehind === true || !followsOperator(row, index))) places.push(place);
  }
  return places;
}

/** `a = -b`: the sign belongs to what comes after it. */
function followsOperator(row: Row, index: number): boolean {
  const before = row[index - 1];
  return before?.type === 'element' && before.tagName === 'mo' && !/^[)\]}⟩⌉⌋!′|∣‖]$/u.test(toString(before));
}

function cutAt(row: Row, places: readonly number[]): readonly Row[] {
  return [0, ...places].map((start, index) => {
    const piece = row.slice(start, places[index]);
    return start === 0 ? piece : piece.map((node, at) => (at === 0 ? asInfix(node) : node));
  });
}

/** At the start of a row an operator would be a sign, with less space around it. */
function asInfix(node: ElementContent): ElementContent {
  if (node.type !== 'element' || node.tagName !== 'mo' || !isEither(node)) return node;
  return { ...node, properties: { ...node.properties, form: 'infix' } };
}
