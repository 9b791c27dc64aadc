import type { Element, ElementContent, Parents, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { addClass, hasClass } from '../class-names.ts';
import { breakDisplayed, smallest, splitInline } from './break-formula.ts';
import { measureFormula } from './measure-formula.ts';
import { spellFormula } from './spell-formula.ts';

export interface FormulaRoom {
  /** The width of a line of running text, in em. */
  readonly width: number;
  /** Whether what is too wide can be scrolled. Otherwise it is broken, and set smaller where that is not enough. */
  readonly isScrolled: boolean;
}

/** What takes room from the lines in it, in em. */
const taken: Readonly<Record<string, number>> = {
  li: 1.6,
  dd: 1.6,
  blockquote: 2.8,
  aside: 2.8,
  details: 1.5,
};

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
      if (!room.isScrolled) fitDisplayed(node, room.width);
    } else if (node.tagName === 'math') {
      (parent.children as ElementContent[]).splice(index, 1, ...fitInline(node, room));
    } else fitAll(node, { ...room, width: widthIn(node, room.width) });
  }
}

function widthIn({ tagName, children }: Element, width: number): number {
  if (tagName !== 'tr') return width - (taken[tagName] ?? 0);
  const columns = children.filter((child) => child.type === 'element').length;
  return Math.max(width / columns, narrowestCell);
}

const narrowestCell = 8;

function fitDisplayed(equation: Element, line: number): void {
  const math = equation.children.find((child) => child.type === 'element' && child.tagName === 'math');
  if (math?.type !== 'element') return;
  const width = line - widthOfNumber(equation);
  if (measureFormula(math) <= width) return;
  const broken = breakDisplayed(math, width) ?? math;
  const gain = measureFormula(math) / Math.max(width, measureFormula(broken));
  // A little smaller reads better than broken.
  const fitted = gain * smallestWhole <= 1 ? math : broken;
  equation.children[equation.children.indexOf(math)] = fitted;
  scale(equation, width / measureFormula(fitted));
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

function fitInline(math: Element, { width, isScrolled }: FormulaRoom): Element[] {
  const most = Math.min(longestPiece, width);
  if (measureFormula(math) <= most) return [math];
  const pieces = splitInline(math, most);
  const split =
    pieces.length < 2
      ? [math]
      : pieces.map((piece) => {
          const part: Element = { ...math, children: [h('mrow', [...piece])] };
          return { ...part, properties: { ...math.properties, alttext: spellFormula(part) } };
        });
  for (const part of split) {
    if (!isScrolled) scale(part, width / measureFormula(part));
    else if (measureFormula(part) > width) addClass(part, 'formula-wide');
  }
  return split;
}

/** In tenths of the size, down to what can just be read. */
function scale(node: Element, fits: number): void {
  if (fits >= 1) return;
  addClass(node, `formula-${Math.max(smallest * 10, Math.floor(fits * 10))}0`);
}
