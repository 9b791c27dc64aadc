import type { Link, Nodes, PhrasingContent, Text } from 'mdast';
import type { Point } from 'unist';
import { walkNodes } from '../../model/walk-nodes.ts';
import { endOfAddress, foreignPunctuation } from '../end-of-address.ts';
import type { Feature } from '../feature.ts';

/** A DOI may hold an identifier between angle brackets, as those of Wiley do; elsewhere one ends an address. */
const restOfDoi = /^<[\w:.-]{1,100}>[\w.;:()/-]{0,100}\w/;

/** An address in running text ends where foreign punctuation begins: `（http://example.com）。` */
export const addressEnds: Feature = {
  name: 'address-ends',
  markdown(tree, { source }) {
    const isForeign = foreignPunctuation.test(source.text);
    const mayHoldDoi = source.text.includes('doi.org/10.');
    if (!(isForeign || mayHoldDoi) || !/:\/\/|www\.|@/i.test(source.text)) return;
    walkNodes<Nodes>(tree, (parent) => {
      if (!('children' in parent)) return;
      parent.children = (parent.children as Nodes[]).flatMap((node, index, all) => {
        if (node.type !== 'link' || /[[<]/.test(source.text[node.position?.start.offset ?? 0] ?? '['))
          return [node];
        if (mayHoldDoi) lengthenDoi(node, all[index + 1]);
        return [node, ...((isForeign ? cutAddress(node) : undefined) ?? [])];
      }) as typeof parent.children;
    });
  },
};

/** Shortens the link, and returns the text cut from its end. */
function cutAddress(link: Link): PhrasingContent[] | undefined {
  const [text] = link.children;
  if (text?.type !== 'text' || link.children.length > 1) return undefined;
  const length = endOfAddress(text.value);
  if (length === undefined) return undefined;
  const rest: Text = { type: 'text', value: text.value.slice(length) };
  const [start, end] = [link.position?.start, link.position?.end];
  if (start?.offset !== undefined && end !== undefined) {
    const cut = movePoint(start, length);
    link.position = { start, end: cut };
    text.position = link.position;
    rest.position = { start: cut, end };
  }
  link.url = link.url.slice(0, link.url.length - rest.value.length);
  text.value = text.value.slice(0, length);
  return linkAddresses(rest);
}

const nextAddress = new RegExp(
  `(https?://(?:(?!${foreignPunctuation.source})[^\\s<])*(?!${foreignPunctuation.source})[^\\s<?!.,:*_~'"])`,
  'iu',
);

/** The parsers read no address behind the punctuation of the first. */
function linkAddresses({ value, position }: Text): PhrasingContent[] {
  let done = 0;
  return value.split(nextAddress).flatMap((piece, index): PhrasingContent[] => {
    const from = done;
    done += piece.length;
    if (piece === '') return [];
    const place = position && {
      start: movePoint(position.start, from),
      end: movePoint(position.start, done),
    };
    const text: Text = { type: 'text', value: piece, ...(place ? { position: place } : {}) };
    if (index % 2 === 0) return [text];
    return [{ type: 'link', url: piece, children: [text], ...(place ? { position: place } : {}) }];
  });
}

function movePoint({ line, column, offset = 0 }: Point, length: number): Point {
  return { line, column: column + length, offset: offset + length };
}

function lengthenDoi(link: Link, next: Nodes | undefined): void {
  const [text] = link.children;
  if (text?.type !== 'text' || next?.type !== 'text' || !/\bdoi\.org\/10\./.test(link.url)) return;
  const [more] = restOfDoi.exec(next.value) ?? [];
  if (more === undefined) return;
  link.url += more;
  text.value += more;
  next.value = next.value.slice(more.length);
}
