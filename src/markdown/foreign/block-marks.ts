import type { Edit } from '../../diagnostics/diagnostic.ts';
import type { Phrases } from './surroundings.ts';
import { blockId } from './wiki-links.ts';

const mark =
  /(?:(?<=\S)[ \t]+|^[ \t>]*)\^([a-z\d][a-z\d-]*)[ \t]*$(?=\n(?:[ \t>]*(?:\n|$)|[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t])|$(?![^]))/gim;

/** Marks at the end of a block by which Obsidian links to it, as anchors: `A sentence. ^claim`. */
export function rewriteBlockMarks({ masked, text }: Phrases): Edit[] {
  if (!/(?:^|[ \t])\^[a-z\d][a-z\d-]*[ \t]*$/im.test(text)) return [];
  return Array.from(masked.matchAll(mark), ({ 0: whole, 1: name = '', index }) => {
    const start = index + whole.indexOf('^');
    const end = index + whole.length;
    const from = /\S/.test(text.charAt(index - 1)) ? index : start;
    return { start: from, end, text: `<a id="${blockId(name)}"></a>` };
  });
}
