import type { Element, Properties, Root } from 'hast';
import { h } from 'hastscript';
import { SKIP, visitElements } from '../../markdown/visit-elements.ts';
import type { Words } from '../../model/words.ts';
import { tieNotes } from './notes.ts';

/**
 * What is wide scrolls in a box of its own, which a keyboard can reach and a screen reader can name. A box to tick
 * says what it means.
 */
export function fitForScreen(tree: Root, words: Words): Root {
  const counts = new Map<string, number>();
  const box = (key: string, role: 'region' | 'group'): Properties => {
    const number = (counts.get(key) ?? 0) + 1;
    counts.set(key, number);
    return { role, tabIndex: 0, ariaLabel: words(key, { number }) };
  };
  visitElements(tree, (node, index, parent) => {
    if (node.tagName === 'table') {
      parent.children[index] = h('div.table', box('siteTable', 'region'), node);
      return SKIP;
    }
    if (node.tagName === 'pre') Object.assign(node.properties, box('siteCode', 'region'));
    else if (hasClass(node, 'equation')) Object.assign(node.properties, box('siteFormula', 'group'));
    else if (node.tagName === 'input') {
      node.properties['ariaLabel'] = words(node.properties['checked'] === true ? 'siteDone' : 'siteNotDone');
    }
    return undefined;
  });
  return tieNotes(tree);
}

function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name);
}
