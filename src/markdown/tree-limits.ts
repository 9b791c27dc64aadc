import type { Nodes } from 'hast';
import type { Nodes as MarkdownNodes } from 'mdast';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Place } from '../model/place.ts';

/** The most nodes of a tree. A book of 300 pages has some 30,000. */
const mostNodes = 100_000;

/** An article of which the trees would fill the memory, and take minutes to be laid out in every format. */
export function findExcessNodes(tree: MarkdownNodes | Nodes, place: Place): Diagnostic | undefined {
  if (countNodes(tree, 0) <= mostNodes) return undefined;
  const message = `The article has more than ${mostNodes.toLocaleString('en')} elements, paragraphs and phrases.`;
  return diagnose('size-limit', place, message, { hint: 'Split it into several articles.' });
}

/** Stops soon after the limit. */
function countNodes(node: MarkdownNodes | Nodes, before: number): number {
  let count = before + 1;
  if (!('children' in node)) return count;
  for (const child of node.children) {
    if (count > mostNodes) break;
    count = countNodes(child, count);
  }
  return count;
}
