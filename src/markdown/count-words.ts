import type { Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/** The number of words a reader reads: code and mathematics are left out. */
export function countWords(tree: Root, language: string): number {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  let count = 0;
  visit(tree, (node) => {
    if (node.type === 'element' && (node.tagName === 'pre' || node.tagName === 'math')) return SKIP;
    if (node.type === 'text') {
      for (const { isWordLike } of segmenter.segment(node.value)) if (isWordLike === true) count += 1;
    }
    return undefined;
  });
  return count;
}
