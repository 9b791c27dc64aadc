import { freeId } from '../free-id.ts';
import { slug } from '../../model/ids.ts';
import type { MarkedEquation } from './equation-marks.ts';

/** A row with its number as TeX, and the id by which it is found. */
export interface NumberedRow {
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
