import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { languageOfPhrase, type Words } from '../model/words.ts';
import type { FeatureContext } from './feature.ts';

/** What is printed before a caption and where others refer to it: `Figure 1`, and `1` alone. */
interface NumberLabel {
  readonly text: string;
  readonly number: number | string;
}

/** Whether it is a figure or table of several parts: see `containers`. */
export function isGroup({ tagName, properties: { className } }: Element, kind: 'figure' | 'table'): boolean {
  return tagName === 'figure' && Array.isArray(className) && className.includes(`${kind}-group`);
}

/** The caption of a group with its number; a group without one gets one of its number alone. Its content. */
export function captionGroup(group: Element, id: string, number: Element): ElementContent[] {
  const isCaption = (child: ElementContent) => child.type === 'element' && child.tagName === 'figcaption';
  const written = group.children.find(isCaption);
  const children = written?.type === 'element' ? written.children : [];
  const isFirst = group.children.find((child) => child.type === 'element') === written;
  const caption = h('figcaption', numberCaption(number, children));
  const others = group.children.filter((child) => child !== written);
  group.properties = { className: ['figure', 'figure-group'], id };
  group.children = isFirst && written !== undefined ? [caption, ...others] : [...others, caption];
  return children;
}

export function numberCaption(number: Element, caption: readonly ElementContent[]): ElementContent[] {
  return caption.length === 0 ? [number] : [number, { type: 'text', value: ' ' }, ...caption];
}

/** `Figure 1`, in the language of the article, or as what it borrows the word from. */
export function spanOfNumber(words: Words, kind: 'figure' | 'table', text: string): Element {
  return h('span.figure-number', languageOfPhrase(words, kind), text);
}

/** Labels the parts of a group: (a), (b). */
export function openParts(group: NumberLabel, labels: FeatureContext['labels']) {
  let count = 0;
  return (id: string | undefined): Element => {
    const letter = count < 26 ? String.fromCodePoint(97 + count) : String(count + 1);
    count += 1;
    const mark = `(${letter})`;
    if (id !== undefined)
      labels.set(id, { text: `${group.text} ${mark}`, number: `${group.number} ${mark}` });
    return h('span.figure-number', mark);
  };
}
