import type { Element } from 'hast';

/** Never read by a person as running text. */
const undivided = new Set(['pre', 'code', 'kbd', 'samp', 'math', 'abbr', 'svg']);

/** Whether the words in an element stay whole. */
export function isUndivided({ tagName, properties }: Element): boolean {
  return undivided.has(tagName) || properties['translate'] === 'no';
}
