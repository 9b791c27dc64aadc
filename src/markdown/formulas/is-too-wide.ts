import type { Element } from 'hast';
import { breakDisplayed, smallest, splitInline } from './break-formula.ts';
import { measureFormula, measureNodes } from './measure-formula.ts';

/** In em: a line of a small printed page. */
const narrowLine = 20;

/** Whether a formula fits a small page only if its parts are taken to pieces, or set too small to be read. */
export function isTooWide(math: Element): boolean {
  const most = narrowLine / smallest;
  if (measureFormula(math) <= most) return false;
  if (math.properties['display'] === 'block')
    return measureFormula(breakDisplayed(math, narrowLine, 'anywhere')) > most;
  return splitInline(math, narrowLine).some((piece) => measureNodes(piece, false) > most);
}
