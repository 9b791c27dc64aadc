import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { measureFormula } from '../../markdown/formulas/measure-formula.ts';
import { longestToken } from '../../markdown/features/option-tokens.ts';
import { isRun } from './break-runs.ts';

/** Code and addresses break at their joints, and longer pieces anywhere. */
const longestRun = longestToken;
/** A letter of code beside one of text. */
const codeLetter = 1.04;
/** An image gives way to text beside it, down to this width in characters. */
const widestImage = 18;
const pixelsPerCharacter = 6;

/** Of a character, in em. */
const characterWidth = 0.5;

/**
 * How narrow a cell can be set, in characters, if words of more than `longestWhole` are divided, where the language has
 * patterns. `hasLongWord`: only by dividing a word of it.
 */
export function measureCell(
  cell: Element,
  longestWhole: number,
): { readonly width: number; readonly hasLongWord: boolean } {
  let width = 0;
  let hasLongWord = false;
  let text = '';
  const endText = (): void => {
    for (const word of text.split(/[\s/-]+|(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u)) {
      const whole = widthOf(word.replaceAll('\u00AD', ''));
      const isDivided = whole > longestWhole && word.includes('\u00AD');
      hasLongWord ||= isDivided;
      width = Math.max(width, isDivided ? Math.max(longestWhole, longestPiece(word)) : whole);
    }
    text = '';
  };
  const visit = (nodes: readonly ElementContent[]): void => {
    for (const node of nodes) {
      if (node.type === 'text') text += node.value;
      if (node.type !== 'element') continue;
      if (node.tagName === 'img') {
        endText();
        width = Math.max(
          width,
          Math.min(widestImage, Number(node.properties.width ?? 0) / pixelsPerCharacter),
        );
      } else if (node.tagName === 'math') {
        endText();
        width = Math.max(width, measureFormula(node) / characterWidth);
      } else if (isRun(node)) {
        endText();
        width = Math.max(width, Math.min(longestRun, toString(node).length) * codeLetter);
      } else visit(node.children);
    }
  };
  visit(cell.children);
  endText();
  return { width, hasLongWord };
}

/** Of a word with its hyphen. */
function longestPiece(word: string): number {
  return word.split('\u00AD').reduce((widest, piece) => Math.max(widest, widthOf(piece) + 1), 0);
}

/** A capital letter takes the room of one and a third. */
function widthOf(word: string): number {
  return word.length + (word.match(/\p{Lu}/gu)?.length ?? 0) / 3;
}
