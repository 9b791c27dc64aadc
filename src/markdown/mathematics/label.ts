import type { Element } from 'hast';
import { h } from 'hastscript';
import { measureNodes } from '../formulas/measure-formula.ts';

/** In em of a label: an arrow is one and a half of the letters beside it, at the least. */
const shortest = 2.2;

/** The label of an arrow: browsers take `+0.6em` for a width of 0.6em, so that the label has spaces at its sides instead. */
export function fixLabel(padded: Element): Element {
  const { width, lspace, style } = padded.properties;
  if (typeof style === 'string' && style.includes('border'))
    return { ...padded, tagName: 'mrow', properties: { ...padded.properties, className: ['math-box'] } };
  if (typeof width !== 'string' || !width.startsWith('+') || typeof lspace !== 'string') return padded;
  const room = Math.max(Number.parseFloat(lspace), (shortest - measureNodes(padded.children, false)) / 2);
  const space = (): Element => h('mspace', { width: `${Number(room.toFixed(2))}em` });
  return { ...padded, tagName: 'mrow', properties: {}, children: [space(), ...padded.children, space()] };
}
