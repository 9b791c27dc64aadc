import type { Element } from 'hast';
import { breakLines, foldRow, narrow, stackLines, type Breaking, type Reach } from './break-parts.ts';
import { atomsOf, rowOf, splitRow, type Row } from './break-row.ts';
import { breakTable } from './break-table.ts';
import { measureFormula, measureNodes } from './measure-formula.ts';

/** Set smaller than this, a formula can no longer be read. */
export const smallest = 0.3;

/** From the best to the last resort. */
const reaches = ['usual', 'anywhere', 'inside'] as const satisfies readonly Reach[];

/**
 * A display formula, over several lines where it is wider than `most` em, and no further broken than it
 * has to be to be readable.
 */
export function breakDisplayed(math: Element, most: number, upTo: Reach = 'inside'): Element {
  let broken = math;
  for (const reach of reaches.slice(0, reaches.indexOf(upTo) + 1)) {
    broken = breakAs(math, most, reach);
    if (measureFormula(broken) * smallest <= most) break;
  }
  return broken;
}

function breakingTo(reach: Reach): Breaking {
  return { reach, breakTable };
}

function breakAs(math: Element, most: number, reach: Reach): Element {
  const breaking = breakingTo(reach);
  const row = rowOf(math);
  const [only] = row;
  if (row.length === 1 && only?.type === 'element' && only.tagName === 'mtable')
    return { ...math, children: [breakTable(only, most, breaking) ?? only] };
  const lines = breakLines(row, most, breaking);
  return { ...math, children: lines.length < 2 ? [...(lines[0] ?? [])] : [stackLines(lines)] };
}

/** The pieces of a formula in running text, between which a line may end. One piece where it has no such place. */
export function splitInline(math: Element, most: number): readonly Row[] {
  return splitRow(rowOf(math), most);
}

/** Such pieces, of which none is wider than `most` where that can be: those that could not be read are broken inside. */
export function breakInline(math: Element, piece: number, most: number): readonly Row[] {
  const isTooWide = (row: Row): boolean => measureNodes(row, false) * smallest > most;
  return splitInline(math, piece)
    .map((row) => narrow(row, most, breakingTo('usual')))
    .flatMap((row) => (isTooWide(row) ? atomsOf(row, most, false) : [row]))
    .map((row) => (isTooWide(row) ? foldRow(row, most, breakingTo('inside')) : row));
}
