import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { MarkedEquation } from './equation-marks.ts';
import type { NumberedRow } from './number-equations.ts';

/** Sets TeX, on a line or as a block. */
type SetTex = (tex: string, isBlock: boolean) => Element;

/** A block with its number beside it, or with the number of each row in a column of its own. */
export function layOutEquation(
  { tex, rows }: MarkedEquation,
  numbers: readonly NumberedRow[],
  set: SetTex,
): Element {
  const math = set(tex, true);
  const table = math.children.find((child) => child.type === 'element');
  if (rows > 1 && numbers.length > 0 && table?.tagName === 'mtable') {
    addColumn(table, numbers, set);
    return h('div.equation.numbered-rows', [math]);
  }
  const ids = numbers.flatMap(({ id }) => id ?? []);
  const only = rows === 1 ? numbers[0] : undefined;
  return h('div.equation', { id: ids[0], className: only === undefined ? [] : ['numbered'] }, [
    ...ids.slice(1).map((id) => h('span', { id })),
    math,
    ...(only === undefined ? [] : [h('span.equation-number', [showNumber(only.tex, set)])]),
  ]);
}

function showNumber(tex: string, set: SetTex): ElementContent {
  return /^[^\\\\${}^_~%&#]*$/.test(tex) ? { type: 'text', value: tex } : set(`\\text{${tex}}`, false);
}

function addColumn(table: Element, numbers: readonly NumberedRow[], set: SetTex): void {
  let index = 0;
  for (const row of table.children) {
    if (row.type !== 'element') continue;
    const number = numbers.find((one) => one.row === index);
    const content = number === undefined ? [] : set(`\\text{${number.tex}}`, false).children;
    row.children.push(h('mtd.math-number', { id: number?.id }, content));
    index += 1;
  }
}
