import type { Parents } from 'hast';
import { divideLongWords } from './divide-long-words.ts';
import { isUndivided } from './undivided.ts';

/** Lets the long words of a tree break, each by the patterns of its language. Changes the tree. */
export function divideTree(parent: Parents, language: string): void {
  for (const node of parent.children) {
    if (node.type === 'text') node.value = divideLongWords(node.value, language);
    if (node.type !== 'element' || isUndivided(node)) continue;
    const { lang } = node.properties;
    divideTree(node, typeof lang === 'string' ? lang : language);
  }
}
