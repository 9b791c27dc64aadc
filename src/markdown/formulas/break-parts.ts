import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { scripted, stacked, tokens } from '../mathematics/elements.ts';
import { breakAnywhere, breakRow, indent, rowOf, type Row } from './break-row.ts';
import { columnGap, measureNodes } from './measure-formula.ts';

/**
 * Where a formula may be broken: at its operators and commas (`usual`), between any two of its parts (`anywhere`), or
 * inside every part, the numerator of a fraction, a cell, a word (`inside`).
 */
export type Reach = 'usual' | 'anywhere' | 'inside';

/** How far parts are broken, and what breaks the tables among them. */
export interface Breaking {
  readonly reach: Reach;
  readonly breakTable: (table: Element, most: number, breaking: Breaking) => Element | undefined;
}

/** A row over several lines, in which what is still too wide is broken in itself. */
export function breakLines(row: Row, most: number, breaking: Breaking): readonly Row[] {
  const parts = row.flatMap((node) => splitToken(node, most - indent, breaking.reach));
  const lines = breaking.reach === 'usual' ? breakRow(parts, most) : breakAnywhere(parts, most - columnGap);
  return lines.map((line, index) => narrow(line, index === 0 ? most : most - indent, breaking));
}

/** Lines one below the other, all but the first set in. */
export function stackLines(lines: readonly Row[]): Element {
  const rows = indentLines(lines).map((line) => h('mtr', [h('mtd', line)]));
  return h('mtable', { className: ['formula-lines'], columnalign: 'left', displaystyle: 'true' }, rows);
}

export function indentLines(lines: readonly Row[]): ElementContent[][] {
  return lines.map((line, index) =>
    index === 0 ? [...line] : [h('mspace', { width: `${indent}em` }), ...line],
  );
}

/** A row as it is, or its lines as one node. */
export function foldRow(row: Row, most: number, breaking: Breaking): ElementContent[] {
  const lines = breakLines(row, most, breaking);
  return lines.length < 2 ? [...(lines[0] ?? [])] : [stackLines(lines)];
}

/** What is in a row that is too wide is broken in itself, where it can be. */
export function narrow(row: Row, most: number, breaking: Breaking): Row {
  const width = measureNodes(row, true);
  if (width <= most) return row;
  return row.map((node) => {
    if (node.type !== 'element') return node;
    const room = most - (width - measureNodes([node], true));
    // With so little room left, a break does not help.
    return room < least ? node : narrowNode(node, room, breaking);
  });
}

/** In em. */
const least = 3;

/** What an element needs beside what is in it: a bar, the sign of a root. */
const margin = 1;

const holders = new Set(['mfrac', 'mroot', ...stacked, 'mpadded', 'mphantom']);

function narrowNode(node: Element, most: number, breaking: Breaking): Element {
  const { tagName, children } = node;
  if (tagName === 'mtable') return breaking.breakTable(node, most, breaking) ?? node;
  if (tagName === 'mrow' || tagName === 'mstyle') return narrowGroup(node, most, breaking);
  if (breaking.reach !== 'inside') return node;
  if (tagName === 'msqrt') return { ...node, children: foldRow(rowOf(node), most - margin, breaking) };
  const isHolder = holders.has(tagName);
  if (!isHolder && !scripted.has(tagName)) return node;
  let isFirst = true;
  return {
    ...node,
    children: children.map((child) => {
      if (child.type !== 'element' || (!isFirst && !isHolder)) return child;
      isFirst = false;
      const row = rowOf({ ...node, children: [child] });
      if (measureNodes(row, false) <= most - margin) return child;
      return h('mrow', foldRow(row, most - margin, breaking));
    }),
  };
}

/** Brackets that grow stay around all lines of what is between them. */
function narrowGroup(node: Element, most: number, breaking: Breaking): Element {
  const { children } = node;
  const isFence = (child: ElementContent | undefined): boolean =>
    child?.type === 'element' && child.tagName === 'mo' && String(child.properties['fence']) === 'true';
  const start = isFence(children[0]) ? 1 : 0;
  const end = children.length - (children.length > start && isFence(children.at(-1)) ? 1 : 0);
  const [before, between, after] = [
    children.slice(0, start),
    children.slice(start, end),
    children.slice(end),
  ];
  const room = most - measureNodes([...before, ...after], true);
  const row = rowOf({ ...node, children: between });
  return { ...node, children: [...before, ...foldRow(row, room, breaking), ...after] };
}

/** Text that is wider than a line in its words, and as a last resort a word or a number in its letters. */
function splitToken(node: ElementContent, most: number, reach: Reach): ElementContent[] {
  if (node.type !== 'element' || !tokens.has(node.tagName) || node.tagName === 'mo') return [node];
  if (measureNodes([node], true) <= most) return [node];
  const text = toString(node);
  const words = text.match(/\s*\S+\s*/gu) ?? [];
  const parts = words.length > 1 || reach !== 'inside' ? words : Array.from(text);
  return parts.flatMap((part) => {
    const piece: Element = { ...node, children: [{ type: 'text', value: part }] };
    return words.length > 1 ? splitToken(piece, most, reach) : [piece];
  });
}
