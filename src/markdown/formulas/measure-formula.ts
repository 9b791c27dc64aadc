import { memoise } from '../../model/memoise.ts';
import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { hasClass } from '../class-names.ts';

/**
 * How wide a formula is, in em of its own size: an estimate from the letters of STIX Two Math and the spaces of the operator
 * dictionary (MathML Core, appendix B), a few hundredths too wide rather than too narrow.
 */
export function measureFormula(math: Element): number {
  return measureAll(math.children, { scale: 1, isDisplay: math.properties['display'] === 'block' });
}

export function measureNodes(nodes: readonly ElementContent[], isDisplay: boolean): number {
  return measureAll(nodes, { scale: 1, isDisplay });
}

interface Style {
  readonly scale: number;
  readonly isDisplay: boolean;
}

/** MathML Core, section 3.4.1. */
export const scriptScale = 0.71;

function measureAll(nodes: readonly ElementContent[], style: Style): number {
  return nodes.reduce((sum, node) => sum + (node.type === 'element' ? measure(node, style) : 0), 0);
}

function measure(node: Element, style: Style): number {
  const [first, second, third] = node.children.filter((child) => child.type === 'element');
  const script: Style = { scale: style.scale * scriptScale, isDisplay: false };
  const part = (child: Element | undefined, its: Style): number => (child ? measure(child, its) : 0);
  switch (node.tagName) {
    case 'mi':
    case 'mn':
    case 'mtext':
    case 'ms':
      return measureText(toString(node)) * style.scale;
    case 'mo':
      return measureOperator(node, style);
    case 'mspace':
      return Math.max(0, Number.parseFloat(String(node.properties['width'] ?? '0'))) * style.scale || 0;
    case 'mfrac': {
      const inner = style.isDisplay
        ? { ...style, isDisplay: false }
        : { ...script, scale: style.scale * 0.78 };
      return Math.max(part(first, inner), part(second, inner)) + 0.2 * style.scale;
    }
    case 'msqrt':
      return measureAll(node.children, style) + 0.95 * style.scale;
    case 'mroot':
      return part(first, style) + Math.max(0.95 * style.scale, part(second, script) + 0.5 * style.scale);
    case 'msub':
    case 'msup':
      return part(first, style) + part(second, script) + 0.06 * style.scale;
    case 'msubsup':
      return part(first, style) + Math.max(part(second, script), part(third, script)) + 0.06 * style.scale;
    case 'munder':
    case 'mover':
    case 'munderover': {
      const scripts = Math.max(part(second, script), part(third, script));
      const base = part(first, style);
      return style.isDisplay ? Math.max(base, scripts) : base + scripts;
    }
    case 'mtable':
      return measureTable(node, style);
    case 'semantics':
      return part(first, style);
    case 'annotation':
    case 'mphantom':
      return node.tagName === 'mphantom' ? measureAll(node.children, style) : 0;
    default:
      return measureAll(node.children, inStyleOf(node, style));
  }
}

function inStyleOf({ properties }: Element, style: Style): Style {
  const { displaystyle } = properties;
  return displaystyle === undefined ? style : { ...style, isDisplay: String(displaystyle) === 'true' };
}

/** Between two columns, in em; none where both sides of an equation meet. */
export const columnGap = 0.85;

export function gapOf({ properties: { columnalign } }: Element): number {
  return String(columnalign ?? '').startsWith('right') ? 0.1 : columnGap;
}

/** The cell with the number of a row, and the space before it. */
export function measureNumber(cell: Element): number {
  return measureNodes(cell.children, false) + numberGap;
}

/** In em: the padding of `math-number` and of every cell. */
const numberGap = 2.4;

function measureTable(table: Element, style: Style): number {
  const inner = inStyleOf(table, { ...style, isDisplay: false });
  const gap = gapOf(table) * style.scale;
  const widths: number[] = [];
  for (const row of table.children) {
    if (row.type !== 'element') continue;
    const cells = row.children.filter((cell) => cell.type === 'element');
    for (const [column, cell] of cells.entries())
      widths[column] = Math.max(widths[column] ?? 0, measureCell(cell, inner));
  }
  return widths.reduce((sum, width) => sum + width + gap, 0);
}

function measureCell(cell: Element, style: Style): number {
  const width = measureAll(cell.children, style);
  return hasClass(cell, 'math-number') ? width + numberGap * style.scale : width;
}

const relations = /^[=≠<>≤≥≪≫≈≡≅∼≃∝≺≻∈∉∋⊂⊃⊆⊇⊢⊨→←↔⇒⇐⇔↦⟶⟵⟹⟸⟺≔:∣∥]+$/u;
const binaries = /^[+\-−±∓×⋅·÷∗∘•⊕⊖⊗∪∩∧∨∖/]$/u;
const large = /^[∑∏∐⋃⋂⨁⨂∫∬∭∮]$/u;

export type OperatorKind = 'relation' | 'binary' | 'large' | 'other';

export function kindOfOperator(text: string): OperatorKind {
  if (relations.test(text)) return 'relation';
  if (binaries.test(text)) return 'binary';
  return large.test(text) ? 'large' : 'other';
}

function measureOperator(node: Element, { scale, isDisplay }: Style): number {
  const text = toString(node);
  // A bracket grows with what it contains, and only one around a fraction or a matrix is written so.
  if (String(node.properties['fence']) === 'true') return 0.6 * scale;
  // Only what is not in a script has spaces around it.
  const isSpaced = scale > 0.9;
  switch (kindOfOperator(text)) {
    case 'relation':
      return (measureText(text) + (isSpaced ? 0.56 : 0)) * scale;
    case 'binary':
      return (0.68 + (isSpaced && text !== '/' ? 0.45 : 0)) * scale;
    case 'large':
      return (isDisplay ? 1.6 : 1.35) * scale;
    case 'other':
      return (measureText(text) + (text === ',' || text === ';' ? 0.18 : 0)) * scale;
  }
}

function measureText(text: string): number {
  let width = 0;
  for (const letter of text) width += widthOf(letter);
  return width;
}

/** Each letter is looked at once: V8 takes long to compile classes of Unicode that are used often. */
const widthOf = memoise((letter): number => {
  if (/[\u2061-\u2064\u200B\p{M}]/u.test(letter)) return 0;
  if (/[ \u00A0]/.test(letter)) return 0.25;
  if (/[ijlf.,;:!'′|∣]/.test(letter)) return 0.32;
  if (/[()[\]]/.test(letter)) return 0.37;
  if (/[mwM𝑚𝑤]/u.test(letter)) return 0.82;
  if (/[\p{Ll}\d]/u.test(letter)) return 0.54;
  if (/\p{Lu}/u.test(letter)) return 0.7;
  if (/[⟶⟵⟹⟸⟺]/.test(letter)) return 1.6;
  if (/[…⋯⋮⋱\p{Script=Han}→←↔⇒⇐⇔↦]/u.test(letter)) return 1;
  return 0.7;
});
