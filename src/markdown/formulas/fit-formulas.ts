import type { Element, ElementContent, Parents, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { addClass, hasClass } from '../class-names.ts';
import { breakDisplayed, breakInline, smallest, splitInline } from './break-formula.ts';
import type { Row } from './break-row.ts';
import { measureFormula } from './measure-formula.ts';
import { spellFormula } from './spell-formula.ts';
import { lookupTable } from '../../model/lookup-table.ts';

export interface FormulaRoom {
  /** The width of a line of running text, in em. */
  readonly width: number;
  /**
   * What becomes of a formula that is too wide: it scrolls; it is broken and set smaller, and scrolls only where it
   * could not be read then; or, on paper, it is set as small as it has to be.
   */
  readonly overflow: 'scroll' | 'break' | 'shrink';
}

/** What takes room from the lines in it, in em. */
const taken: Readonly<Record<string, number>> = lookupTable({
  li: 1.6,
  dd: 1.6,
  blockquote: 2.8,
  aside: 2.8,
  details: 1.5,
});

/**
 * Makes formulas that are too wide for their lines fit. One that may be scrolled gets the class `formula-wide`; one that
 * is to be smaller, `formula-90` to `formula-30`. Changes the tree.
 */
export function fitFormulas(tree: Root, room: FormulaRoom): void {
  fitAll(tree, room);
}

function fitAll(parent: Parents, room: FormulaRoom): void {
  for (const [index, node] of [...parent.children.entries()].reverse()) {
    if (node.type !== 'element') continue;
    if (hasClass(node, 'equation')) {
      if (room.overflow !== 'scroll') fitDisplayed(node, room);
    } else if (node.tagName === 'math') {
      (parent.children as ElementContent[]).splice(index, 1, ...fitInline(node, room));
    } else fitAll(node, roomIn(node, room));
  }
}

/** Letters of headings are larger than those of the text. */
const sizes: Readonly<Record<string, number>> = lookupTable({ h2: 1.3, h3: 1.15 });

/** A box that scrolls would be as wide as the formula in a cell, and the table with it. */
function roomIn(node: Element, { width, overflow }: FormulaRoom): FormulaRoom {
  const isRow = node.tagName === 'tr' && overflow === 'break';
  return { width: widthIn(node, width), overflow: isRow ? 'shrink' : overflow };
}

function widthIn({ tagName, children }: Element, width: number): number {
  if (tagName !== 'tr') return (width - (taken[tagName] ?? 0)) / (sizes[tagName] ?? 1);
  const columns = children.filter((child) => child.type === 'element').length;
  return Math.max(width / columns, narrowestCell);
}

const narrowestCell = 8;

function fitDisplayed(equation: Element, { width: line, overflow }: FormulaRoom): void {
  const math = equation.children.find((child) => child.type === 'element' && child.tagName === 'math');
  if (math?.type !== 'element') return;
  const width = line - widthOfNumber(equation);
  if (measureFormula(math) <= width) return;
  const broken = breakDisplayed(math, width);
  const gain = measureFormula(math) / Math.max(width, measureFormula(broken));
  // A little smaller reads better than broken.
  const fitted = gain * smallestWhole <= 1 ? math : broken;
  const fits = width / measureFormula(fitted);
  scale(equation, fits);
  equation.children[equation.children.indexOf(math)] =
    overflow === 'shrink' ? shrink(fitted, fits / smallest) : fitted;
}

/** The number beside a formula, and the space between them. */
function widthOfNumber({ children }: Element): number {
  const number = children.find((child) => child.type === 'element' && hasClass(child, 'equation-number'));
  return number === undefined ? 0 : toString(number).length * 0.6 + 1;
}

/** A formula stays whole where its lines would be less than this much larger. */
const smallestWhole = 0.8;

/** In em. A longer piece leaves a hole at the end of the line before it. */
const longestPiece = 12;

function fitInline(math: Element, { width, overflow }: FormulaRoom): Element[] {
  const most = Math.min(longestPiece, width);
  if (measureFormula(math) <= most) return [math];
  const pieces = overflow === 'scroll' ? splitInline(math, most) : breakInline(math, most, width);
  return partsOf(math, pieces).map((part) => {
    const fits = width / measureFormula(part);
    if (overflow === 'shrink') return shrink(part, fits);
    if (overflow === 'break') scale(part, fits);
    if (fits < (overflow === 'scroll' ? 1 : smallestOnScreen)) addClass(part, 'formula-wide');
    return part;
  });
}

/** Each piece as a formula with a text of its own. */
function partsOf(math: Element, pieces: readonly Row[]): Element[] {
  return pieces.map((piece) => {
    const part: Element = { ...math, properties: { ...math.properties }, children: [h('mrow', [...piece])] };
    if (pieces.length > 1) part.properties['alttext'] = spellFormula(part);
    return part;
  });
}

/** In em: a line of a title on a phone and on a small page, where its letters are twice as large as the text. */
const titleLine = 9.5;

/** A formula in a title, in pieces that fit any line. */
export function fitTitleFormula(math: Element): Element[] {
  if (measureFormula(math) <= titleLine) return [math];
  return partsOf(math, breakInline(math, titleLine, titleLine)).map((part) =>
    shrink(part, titleLine / measureFormula(part)),
  );
}

/** In e-books nothing is smaller than this. */
const smallestOnScreen = 0.7;

/** In tenths of the size, down to what can just be read. */
function scale(node: Element, fits: number): void {
  if (fits >= 1) return;
  addClass(node, `formula-${Math.max(smallest * 10, Math.floor(fits * 10))}0`);
}

function shrink(math: Element, fits: number): Element {
  if (fits >= 1) return math;
  return {
    ...math,
    children: [h('mstyle', { mathsize: `${Math.floor(fits * 1000) / 10}%` }, math.children)],
  };
}
