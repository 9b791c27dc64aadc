import type { Root, RootContent } from 'hast';
import { addClass } from '../../markdown/class-names.ts';
import { divideLongWords, isUndivided } from '../hyphenation/divide-long-words.ts';
import { findPatterns, findHyphenator } from '../hyphenation/find-hyphenator.ts';

/** Set on short lines of its own: only a word that may be wider than the line is divided. */
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** In letters, on the narrowest page. */
const longestInHeading = 26;

/** The browser would make a column of short words as narrow as a syllable to give the room to others. */
const cells = new Set(['td', 'th']);
/** In letters: `fitTable` has counted on room for more. */
const longestInCell = 9;

type Divide = (text: string, language: string) => string;

/** Puts soft hyphens into the text of a tree, each language by its own patterns. Changes the tree. */
export function hyphenate(tree: Root, language: string): Root {
  visit(tree.children, language, divideAll);
  return tree;
}

function visit(nodes: readonly RootContent[], language: string, divide: Divide): void {
  for (const node of nodes) {
    if (node.type === 'text') node.value = divide(node.value, language);
    if (node.type !== 'element' || isUndivided(node)) continue;
    const { lang } = node.properties;
    const own = typeof lang === 'string' ? lang : language;
    if (node.tagName === 'p' && !isJustified(own)) addClass(node, 'ragged');
    visit(node.children, own, dividers.find(({ tags }) => tags.has(node.tagName))?.divide ?? divide);
  }
}

const divideAll: Divide = (text, language) => findHyphenator(language)?.(text) ?? text;
const divideLonger =
  (longest: number): Divide =>
  (text, language) =>
    divideLongWords(text, language, longest);

const dividers = [
  { tags: headings, divide: divideLonger(longestInHeading) },
  { tags: cells, divide: divideLonger(longestInCell) },
];

/** Languages whose lines end between any two letters or syllables need no hyphens. */
const unspaced = new Set(['bo', 'ja', 'km', 'ko', 'lo', 'my', 'th', 'yue', 'zh']);

function isJustified(language: string): boolean {
  return findPatterns(language) !== undefined || unspaced.has(language.toLowerCase().split('-')[0] ?? '');
}
