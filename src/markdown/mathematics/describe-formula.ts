import type { Element } from 'hast';

/** A screen reader that knows no MathML reads the TeX. */
export function describeFormula(math: Element, tex: string, isBlock: boolean): Element {
  const properties = { xmlns: 'http://www.w3.org/1998/Math/MathML', alttext: tex };
  return { ...math, properties: { ...properties, ...(isBlock ? { display: 'block' } : {}) } };
}
