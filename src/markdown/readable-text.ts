import type { Element } from 'hast';
import { hasClass } from './class-names.ts';
import { spellFormula } from './formulas/spell-formula.ts';

/**
 * What a person reads in an element, where only plain text can be shown: an image by its alternative text, a formula in
 * letters. The number of a footnote and a permalink are no part of what they are in.
 */
export function readableText(node: Element): string {
  return spokenText(node).replaceAll('\u00AD', '').replaceAll(/\s+/g, ' ').trim();
}

function spokenText(node: Element): string {
  const { tagName, properties, children } = node;
  if (tagName === 'img') return properties.alt ?? '';
  if (tagName === 'math') return spellFormula(node);
  if (hasClass(node, 'footnote-ref') || properties['dataPermalink'] === 'beside') return '';
  let text = '';
  for (const child of children) {
    if (child.type === 'text') text += child.value;
    else if (child.type === 'element') text += child.tagName === 'br' ? ' ' : spokenText(child);
  }
  return text;
}
