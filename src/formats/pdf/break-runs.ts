import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';
import { longestToken } from '../../markdown/features/option-tokens.ts';

/** Longer runs without a space make the lines around them too loose to be justified. */
const longest = 20;
/** Shorter ones find room on any line. */
const shortest = 12;

/** Of one run: more are no address, and would be an element each. The browser breaks such a run where it has to. */
const mostJoints = 2_000;

/** Behind what a reader takes for a joint: punctuation of an address or of code, or between `get` and `Element`. */
const joints = /(?<=[/.,:;?&=_(){}[\]|+-])(?![/.,:;?&=_(){}[\]|+-])|(?<=\p{Ll})(?=\p{Lu})/u;

/** Whether an element contains code or an address as its text, in which no hyphen may be put. */
export function isRun({ tagName, children }: Element): boolean {
  if (tagName === 'code' || tagName === 'kbd' || tagName === 'samp') return true;
  const [only] = children;
  return tagName === 'a' && only?.type === 'text' && /^(?:[a-z][a-z0-9+.-]*:|www\.)\S+$/i.test(only.value);
}

/** Whether it may make the line before it too loose to be justified. */
export function isLongRun(run: Element): boolean {
  return toString(run)
    .split(/\s/)
    .some(({ length }) => length > longest);
}

/** Lets long code and addresses break at their joints, and a long piece between two of them anywhere. Changes the element. */
export function breakRun(run: Element): void {
  run.children = run.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'text' || !child.value.split(/\s/).some(({ length }) => length > shortest))
      return [child];
    const pieces = child.value.split(joints);
    if (pieces.length > mostJoints) return [breakable(child.value)];
    return pieces.flatMap((value, index) => [
      ...(index === 0 ? [] : [h('wbr')]),
      value.length > longestToken ? breakable(value) : { type: 'text' as const, value },
    ]);
  });
}

/** In a cell, all else keeps the width that `measureCell` counts on. */
function breakable(text: string): Element {
  return h('span', { className: ['breakable'] }, text);
}
