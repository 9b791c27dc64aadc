import type { Element } from 'hast';
import { frameGrid, type Edge } from './grid.ts';
import { lookupTable } from '../../model/lookup-table.ts';

/** What each notation of `menclose` looks like, by class: Chromium knows neither the element nor its notations. */
const classes: Readonly<Record<string, string>> = lookupTable({
  box: 'math-box',
  updiagonalstrike: 'math-cancel-up',
  downdiagonalstrike: 'math-cancel-down',
  horizontalstrike: 'math-strike',
  actuarial: 'math-angle',
  phasorangle: 'math-phasor',
  top: 'math-solid-top',
  right: 'math-solid-right',
  bottom: 'math-solid-bottom',
  left: 'math-solid-left',
});

/** KaTeX 0.16 names the edges of an array the wrong way round: rules between columns are "top" and "bottom". */
const arrayEdges: Readonly<Record<string, Edge>> = lookupTable({
  top: 'left',
  bottom: 'right',
  left: 'top',
  right: 'bottom',
});

/** A box, a cancelled term or a frame, drawn by the style sheet around a group. */
export function fixEnclosure(enclosure: Element): Element {
  const { notation } = enclosure.properties;
  const names = typeof notation === 'string' ? notation.split(' ') : [];
  const [only] = enclosure.children;
  const edges = names.map((name) => arrayEdges[name]);
  if (only?.type === 'element' && only.tagName === 'mtable' && edges.every((edge) => edge !== undefined))
    return frameGrid(only, edges);
  const className = names.flatMap((name) => classes[name] ?? []);
  return { ...enclosure, tagName: 'mrow', properties: { className } };
}
