import type { Properties, Root } from 'hast';
import { h } from 'hastscript';
import { limitCellImages } from '../../markdown/table-rows.ts';
import { hasClass } from '../../markdown/class-names.ts';
import { SKIP, visitElements } from '../../markdown/visit-elements.ts';
import type { Words } from '../../model/words.ts';
import { tieNotes } from './notes.ts';

/** The column of `site.css`, in pixels: `--measure` at its widest. */
export const column = 626;

/**
 * What is wide scrolls in a box of its own, which a keyboard can reach and a screen reader can name. A box to tick
 * says what it means. The columns of a formula are aligned by their classes alone.
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
      limitCellImages(node, column);
      parent.children[index] = h('div.table', box('siteTable', 'region'), node);
      return SKIP;
    }
    if (hasClass(node, 'formula-wide')) {
      parent.children[index] = h('span.formula-box', box('siteFormula', 'group'), node);
      return SKIP;
    }
    if (node.tagName === 'pre') Object.assign(node.properties, box('siteCode', 'region'));
    else if (hasClass(node, 'equation')) Object.assign(node.properties, box('siteFormula', 'group'));
    // Firefox would go by the attribute, and wrongly, instead of by the style sheet.
    else if (node.tagName === 'mtable') delete node.properties['columnalign'];
    else if (node.tagName === 'input') {
      node.properties['ariaLabel'] = words(node.properties['checked'] === true ? 'siteDone' : 'siteNotDone');
    }
    return undefined;
  });
  return tieNotes(tree);
}
