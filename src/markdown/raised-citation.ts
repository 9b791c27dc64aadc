import type { ElementContent } from 'hast';

/** Whether a citation starts with a raised number. */
export function isRaised(citation: readonly ElementContent[]): boolean {
  const [first] = citation;
  if (first?.type !== 'element') return false;
  return first.tagName === 'sup' || (['a', 'span'].includes(first.tagName) && isRaised(first.children));
}
