import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { directionOf } from '../../model/direction.ts';
import type { Feature } from '../feature.ts';

type Direction = 'ltr' | 'rtl';

const code = new Set(['code', 'kbd', 'samp', 'pre']);
const fromTheRight = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const address = /^(?:https?:\/\/|www\.)\S+$|^[^\s@]+@[^\s@]+$/i;

/** Which way phrases in other languages run. Code and addresses run from the left everywhere. */
export const directions: Feature = {
  name: 'directions',
  html(tree, { language }) {
    setIn(tree, directionOf(language));
  },
};

function setIn(parent: Element | Root, around: Direction): void {
  for (const node of parent.children) {
    if (node.type !== 'element') continue;
    const { dir } = node.properties;
    const own = directionIn(node, around);
    // An element with a direction is set by itself, so that what is beside it keeps its order.
    if (dir === undefined && (own !== around || needsIsolation(node))) node.properties.dir = own;
    if (node.tagName === 'code') isolateTokens(node);
    setIn(node, own);
  }
}

function directionIn(node: Element, around: Direction): Direction {
  const { lang, dir } = node.properties;
  if (dir === 'ltr' || dir === 'rtl') return dir;
  if (typeof lang === 'string') return directionOfTag(lang) ?? around;
  if (around === 'rtl' && (code.has(node.tagName) || isAddress(node))) return 'ltr';
  if (node.tagName === 'math') return 'ltr';
  return node.tagName === 'p' || node.tagName === 'mtext' ? directionOfWords(node, around) : around;
}

/** A text all of whose words run the other way runs that way, so that its full stop is at its end. */
function directionOfWords(element: Element, around: Direction): Direction {
  if (around === 'ltr' && !runsFromTheRight(element)) return around;
  const text = listWords(element).join(' ');
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  const isOther = (word: string) => fromTheRight.test(word) === (around === 'ltr');
  return words.length >= fewestWords && words.every(isOther) ? opposite[around] : around;
}

/** Whether any of its texts does. */
function runsFromTheRight({ children }: Element): boolean {
  return children.some((node) =>
    node.type === 'text' ? fromTheRight.test(node.value) : node.type === 'element' && runsFromTheRight(node),
  );
}

/** Fewer may be a label or a name. */
const fewestWords = 3;

const opposite = { ltr: 'rtl', rtl: 'ltr' } as const satisfies Record<Direction, Direction>;

/** The texts of an element, without code, formulas and addresses. */
function listWords(parent: Element): string[] {
  return parent.children.flatMap((node) => {
    if (node.type === 'text') return [node.value];
    const holdsWords = node.type === 'element' && !code.has(node.tagName) && node.tagName !== 'math';
    return holdsWords && !isAddress(node) ? listWords(node) : [];
  });
}

function directionOfTag(tag: string): Direction | undefined {
  try {
    return directionOf(tag);
  } catch {
    // No language tag: what an author wrote in raw HTML is not checked.
    return undefined;
  }
}

function isAddress(node: Element): boolean {
  return node.tagName === 'a' && address.test(toString(node));
}

function needsIsolation(node: Element): boolean {
  return code.has(node.tagName) && node.tagName !== 'pre' && fromTheRight.test(toString(node));
}

/** A comment after a text, both from the right: without this the two would change places. */
function isolateTokens(parent: Element): void {
  for (const node of parent.children) {
    if (node.type !== 'element') continue;
    const isToken = node.children.every(({ type }) => type === 'text');
    if (!isToken) isolateTokens(node);
    else if (fromTheRight.test(toString(node))) node.properties.dir = 'ltr';
  }
}
