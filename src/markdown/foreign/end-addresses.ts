import type { Nodes, Root } from 'mdast';
import type { Edit } from '../../diagnostics/diagnostic.ts';
import { walkNodes } from '../../model/walk-nodes.ts';
import { endOfAddress, foreignPunctuation } from '../end-of-address.ts';
import { rewriteAgain, type Rewritten } from './rewritten.ts';

/** Bounded: a line of addresses alone is read in linear time. */
const joined = new RegExp(String.raw`(?:https?://|www\.)[^\s<]{0,300}?${foreignPunctuation.source}`, 'iu');

/** What begins or ends markup, or another address. */
const markup = /[[*_`$!~=:^]/;

/**
 * Closes addresses behind which punctuation of another script and markup follow without a space, as in
 * `https://example.com/。[more](b.md)`: the parsers read all of it as one address. `tree` is what the text was parsed to.
 */
export function endAddresses(written: Rewritten, tree: Root): Rewritten {
  const { text } = written;
  if (!joined.test(text)) return written;
  const edits: Edit[] = [];
  let endOfRun = 0;
  walkNodes<Nodes>(tree, (node) => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset];
    if (node.type !== 'link' || start === undefined || end === undefined || start < endOfRun) return;
    const address = text.slice(start, end);
    if (!/^(?:https?:|www\.)/i.test(address)) return;
    const length = endOfAddress(address);
    if (length === undefined || !markup.test(address.slice(length))) return;
    // What else of the run looks like an address may be the target of a link.
    const run = text.slice(start).search(/[\s<]/);
    endOfRun = run === -1 ? text.length : start + run;
    const at = start + length;
    const isShort = /^w/i.test(address);
    edits.push({ start, end: start, text: isShort ? '[' : '<' });
    edits.push({ start: at, end: at, text: isShort ? `](<http://${address.slice(0, length)}>)` : '>' });
  });
  return rewriteAgain(written, edits);
}
