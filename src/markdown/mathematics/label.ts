import type { Element } from 'hast';
import { h } from 'hastscript';

/** The label of an arrow: browsers take `+0.6em` for a width of 0.6em, so that the label has spaces at its sides instead. */
export function mendLabel(padded: Element): Element {
  const { width, lspace, style } = padded.properties;
  if (typeof style === 'string' && style.includes('border'))
    return { ...padded, tagName: 'mrow', properties: { ...padded.properties, className: ['math-box'] } };
  if (typeof width !== 'string' || !width.startsWith('+') || typeof lspace !== 'string') return padded;
  const space = (): Element => h('mspace', { width: lspace });
  return { ...padded, tagName: 'mrow', properties: {}, children: [space(), ...padded.children, space()] };
}
