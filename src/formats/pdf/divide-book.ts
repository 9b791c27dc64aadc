import { decodeAddress } from '../../model/decode-address.ts';
import { escapeMarkup } from '../../model/xml.ts';
import { lookupTable } from '../../model/lookup-table.ts';

/**
 * Stands in the template of a book where it may be divided. No text of an author contains it: comments are dropped, and
 * quotation marks in attributes are escaped.
 */
const mark = '<!-- "piece" -->';

/** A book to be printed in pieces, each a part of its `<body>`. */
export interface DividedBook {
  /** All before the body of the book. */
  readonly front: string;
  readonly bodies: readonly string[];
}

/**
 * Divides the HTML of a long book into pieces of at most `most`, but never a chapter. Undefined for what is no longer
 * than one piece.
 */
export function divideBook(
  html: string,
  weigh: (html: string) => number,
  most: number,
): DividedBook | undefined {
  const parts = splitBody(html).body.split(mark).slice(1);
  const bodies: string[] = [];
  let weight = Infinity;
  for (const part of parts) {
    const own = weigh(part);
    if (weight + own > most) {
      bodies.push(part);
      weight = own;
    } else {
      bodies.push(`${bodies.pop() ?? ''}${part}`);
      weight += own;
    }
  }
  return bodies.length > 1 ? { front: frontOf(html), bodies } : undefined;
}

/** All before the body of the book, without what is around it. */
export function frontOf(html: string): string {
  return splitBody(html).body.split(mark, 1)[0] ?? '';
}

/** The HTML with only a piece of its body in it. */
export function withBody(html: string, body: string): string {
  const { head, foot } = splitBody(html);
  return `${head}${body}${foot}`;
}

function splitBody(html: string): { readonly head: string; readonly body: string; readonly foot: string } {
  const start = /<body(?: [^>]*)?>/.exec(html);
  const from = start === null ? 0 : start.index + start[0].length;
  const to = html.lastIndexOf('</body>');
  const end = to < from ? html.length : to;
  return { head: html.slice(0, from), body: html.slice(from, end), foot: html.slice(end) };
}

/** The links of one piece to the others, and of the others to it. */
export interface PieceLinks {
  /** The ids in other pieces to which it links. */
  readonly outward: ReadonlySet<string>;
  /** What the links of others to it say, as it is written there. */
  readonly inward: ReadonlySet<string>;
}

export const noLinks: PieceLinks = { outward: new Set(), inward: new Set() };

/** How pieces are linked to one another, in order. */
export function linkPieces(pieces: readonly string[]): PieceLinks[] {
  const owners = new Map<string, number>();
  pieces.forEach((piece, index) => {
    for (const [, id = ''] of piece.matchAll(/ id="([^"]*)"/g)) owners.set(readAttribute(id), index);
  });
  const links = pieces.map(() => ({ outward: new Set<string>(), inward: new Set<string>() }));
  pieces.forEach((piece, index) => {
    for (const [, target = ''] of piece.matchAll(/ href="#([^"]*)"/g)) {
      const id = idOf(readAttribute(target), owners) ?? '';
      const owner = owners.get(id);
      if (owner === undefined || owner === index) continue;
      links[index]?.outward.add(id);
      links[owner]?.inward.add(target);
    }
  });
  return links;
}

/**
 * What makes the links of a piece survive: the browser drops those that lead nowhere, and names only those places to
 * which something leads.
 */
export function printLinks({ outward, inward }: PieceLinks): string {
  const places = [...outward].map((id) => `<i id="${escapeMarkup(id).replaceAll('"', '&quot;')}"></i>`);
  const links = [...inward].map((target) => `<a href="#${target}"></a>`);
  return `<div class="elsewhere" aria-hidden="true">${[...places, ...links].join('')}</div>`;
}

/** The one of some ids to which a fragment leads: that which it is, or else which it encodes. */
export function idOf(fragment: string, ids: { has(id: string): boolean }): string | undefined {
  return [fragment, decodeAddress(fragment)].find((id) => id !== undefined && ids.has(id));
}

const signs: Readonly<Record<string, string>> = lookupTable({ amp: '&', lt: '<', gt: '>', quot: '"' });

/** The value of an attribute, as `printHtml` and Eta write it. */
function readAttribute(written: string): string {
  return written.replaceAll(
    /&(?:#x([\dA-F]+)|#(\d+)|(amp|lt|gt|quot));/g,
    (_reference, hex: string | undefined, decimal: string | undefined, name = '') =>
      signs[String(name)] ?? String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16)),
  );
}
