import type { Element } from 'hast';

/** Names of old HTML for what has another name now. */
const renamed: ReadonlyMap<string, string> = new Map([
  ['center', 'div'],
  ['strike', 's'],
  ['tt', 'code'],
]);

const sides = new Set(['left', 'center', 'right']);
const blocks = /^(?:p|div|h[1-6])$/;

/**
 * Old HTML in the words of today (HTML, section 16.2): alignment is a class that every format knows, and a named anchor
 * has an id.
 */
export function renamePresentation(node: Element): void {
  const { properties, tagName } = node;
  if (tagName === 'center') properties['align'] ??= 'center';
  node.tagName = renamed.get(tagName) ?? tagName;
  if (tagName === 'a' && typeof properties.name === 'string') {
    if (/^[^\s\0]+$/.test(properties.name)) properties.id ??= properties.name;
    if (properties.id === properties.name) delete properties.name;
  }
  const { align } = properties;
  const side = typeof align === 'string' ? align.toLowerCase() : '';
  if (!sides.has(side)) return;
  if (tagName === 'td' || tagName === 'th') properties['align'] = side;
  if (!blocks.test(node.tagName)) return;
  delete properties['align'];
  properties.className = [`align-${side}`];
}
