import type { Element } from 'hast';
import { breakDisplayed, smallest, splitInline } from './break-formula.ts';
import { measureFormula, measureNodes } from './measure-formula.ts';

/** In em: a line of a small printed page. */
const narrowLine = 20;

/** Whether a part of a formula that cannot be broken is too wide for a small page, however small it is set. */
export function isCut(math: Element): boolean {
  const most = narrowLine / smallest;
  if (measureFormula(math) <= most) return false;
  if (math.properties['display'] === 'block')
    return measureFormula(breakDisplayed(math, narrowLine) ?? math) > most;
  return splitInline(math, narrowLine).some((piece) => measureNodes(piece, false) > most);
}
