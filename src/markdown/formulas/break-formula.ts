import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { columnGap, kindOfOperator, measureNodes } from './measure-formula.ts';

type Row = readonly ElementContent[];

/** In em: the lines of a broken formula but the first are so far from its start. */
const indent = 2;

/**
 * A formula that stands by itself, over several lines where it is wider than `most` em: before its relations, where that
 * is not enough before its sums, and at last behind its commas. Undefined where it has no such place.
 */
export function breakDisplayed(math: Element, most: number): Element | undefined {
  const row = rowOf(math);
  const [only] = row;
  if (row.length === 1 && only?.type === 'element' && only.tagName === 'mtable') {
    const table = breakEquations(only, most);
    return table && { ...math, children: [table] };
  }
  const usual = breakRow(row, most);
  const lines = usual.some((line) => measureNodes(line, true) > most / smallest)
    ? breakAnywhere(row, most - columnGap)
    : usual;
  if (lines.length < 2) return undefined;
  const rows = indentLines(lines).map((line) => h('mtr', [h('mtd', line)]));
  const properties = { className: ['formula-lines'], columnalign: 'left', displaystyle: 'true' };
  return { ...math, children: [h('mtable', properties, rows)] };
}

/** The pieces of a formula in running text, between which a line may end. One piece where it has no such place. */
export function splitInline(math: Element, most: number): readonly Row[] {
  const [sums, ...others] = levels;
  return refine(cutAt(rowOf(math), findPlaces(rowOf(math), sums)), others, most, false);
}

/** Equations that are aligned at their relations: the right side goes on in rows of its own. */
function breakEquations(table: Element, most: number): Element | undefined {
  const rows = table.children.filter((row) => row.type === 'element');
  const isPair = rows.every(({ children }) => children.length === 2);
  if (!isPair) return undefined;
  const cellOf = (row: Element, column: number): Element | undefined =>
    row.children.filter((cell) => cell.type === 'element')[column];
  const left = Math.max(...rows.map((row) => measureNodes(cellOf(row, 0)?.children ?? [], true)));
  const broken = rows.flatMap((row) => {
    const [first, second] = [cellOf(row, 0), cellOf(row, 1)];
    const lines = second === undefined ? [] : breakRow(rowOf(second), most - left);
    if (first === undefined || second === undefined || lines.length < 2) return [row];
    return indentLines(lines).map((line, index) => ({
      ...row,
      children: [index === 0 ? first : { ...first, children: [] }, { ...second, children: [...line] }],
    }));
  });
  return broken.length > rows.length ? { ...table, children: broken } : undefined;
}

function indentLines(lines: readonly Row[]): ElementContent[][] {
  return lines.map((line, index) =>
    index === 0 ? [...line] : [h('mspace', { width: `${indent}em` }), ...line],
  );
}

/** What is side by side in an element: rows that only group are opened. */
function rowOf({ children }: Element): Row {
  const elements = children.filter((child) => child.type === 'element');
  const [only] = elements;
  if (elements.length !== 1 || only === undefined) return elements;
  return only.tagName === 'mrow' || only.tagName === 'mstyle' ? rowOf(only) : elements;
}

/** Kinds of places, the best first. */
interface Level {
  readonly isPlace: (node: Element) => boolean;
  /** Whether the line ends behind the node, not before it. */
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

/** Set smaller than this, a formula can no longer be read. */
export const smallest = 0.3;

function breakRow(row: Row, most: number): readonly Row[] {
  if (measureNodes(row, true) <= most) return [row];
  return fillLines(refine([row], [{ isPlace: isRelation }, ...levels], most - indent, true), most);
}

/** Between any two parts of a formula that would be cut off otherwise. */
function breakAnywhere(row: Row, most: number): readonly Row[] {
  const pieces = refine([row], [{ isPlace: isRelation }, ...levels], most - indent, true);
  const atoms = pieces.flatMap((piece) =>
    measureNodes(piece, true) > most ? piece.map((node): Row => [node]) : [piece],
  );
  return fillLines(atoms, most);
}

function fillLines(pieces: readonly Row[], most: number): readonly Row[] {
  const lines: ElementContent[][] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const room = lines.length > 1 ? most - indent : most;
    if (last !== undefined && measureNodes([...last, ...piece], true) <= room) last.push(...piece);
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

/** `a = -b`: the sign belongs to what comes behind it. */
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
