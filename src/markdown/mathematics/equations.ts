import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { freeId } from '../free-id.ts';
import { slug } from '../../model/ids.ts';
import type { MarkedEquation } from './equation-marks.ts';

/** A row with its number as TeX, and the id by which it is found. */
interface NumberedRow {
  readonly row: number;
  readonly tex: string;
  readonly id?: string;
}

/** Where `\ref` and `\eqref` lead: by label. */
export type EquationTargets = ReadonlyMap<string, EquationTarget>;

export interface EquationTarget {
  readonly tag: string;
  readonly id: string;
}

/**
 * The numbers of an article's equations: its own tag, or for one that has only a label the next number. An equation
 * that nothing can refer to has none.
 */
export function numberEquations(
  equations: readonly MarkedEquation[],
  taken: Set<string>,
): { readonly rows: ReadonlyMap<MarkedEquation, readonly NumberedRow[]>; readonly targets: EquationTargets } {
  const targets = new Map<string, EquationTarget>();
  const rows = new Map<MarkedEquation, NumberedRow[]>();
  let next = 1;
  for (const equation of equations) {
    const numbered = equation.marks.map(({ row, tag, label }) => {
      const tex = tag?.tex ?? String(next++);
      const shown = tag?.isBare === true ? tex : `(${tex})`;
      if (label === undefined) return { row, tex: shown };
      const id = freeId(`eq-${slug(label) || 'label'}`, taken);
      targets.set(label, { tag: tex, id });
      return { row, tex: shown, id };
    });
    rows.set(equation, numbered);
  }
  return { rows, targets };
}

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
