import { memoise } from '../model/memoise.ts';
import type { Element, Root } from 'hast';

/** The number of words a reader reads: code and mathematics are left out. */
export function countWords(tree: Root, language: string): number {
  const segmenter = segmenterOf(language);
  const countIn = (parent: Root | Element): number => {
    let count = 0;
    for (const node of parent.children) {
      if (node.type === 'text') count += countInText(node.value, segmenter);
      else if (node.type === 'element' && node.tagName !== 'pre' && node.tagName !== 'math')
        count += countIn(node);
    }
    return count;
  };
  return countIn(tree);
}

/** Signs over which no word reaches (Unicode Standard Annex #29, section 4.1: their Word_Break is Other). */
const signs = /[-\t\n !#$%&()*+/<=>?@[\\\]^`{|}~]+/;
const plainWord = /^(?:[A-Za-zÀ-ÖØ-öø-ÿ]+|\d+)[.,;:]?$/;

/**
 * Each piece between signs is counted alone. Most are seen to be one word without the segmenter, whose time grows with
 * the square of a text's length.
 */
function countInText(text: string, segmenter: Intl.Segmenter): number {
  let count = 0;
  for (const piece of text.split(signs)) {
    if (plainWord.test(piece)) count += 1;
    else if (piece !== '')
      for (const { isWordLike } of segmenter.segment(piece)) if (isWordLike === true) count += 1;
  }
  return count;
}

const segmenterOf = memoise((language) => new Intl.Segmenter(language, { granularity: 'word' }));
