import type { Root } from 'mdast';
import { changePhrases, element, joinPieces, splitAtSigns, type Piece, type Sign } from './phrase-signs.ts';

/** Markup between two equal signs. */
export interface Delimited {
  readonly element: string;
  /** Global: the sign and nothing else. */
  readonly pattern: RegExp;
  readonly opens: (sign: Sign) => boolean;
  readonly closes: (sign: Sign, opening: Sign) => boolean;
  /** Whether markup may contain a text. */
  readonly mayHold?: (text: string) => boolean;
}

/** Makes elements of what is between the signs. */
export function changeDelimited(tree: Root, source: string, markup: Delimited): void {
  changePhrases(tree, source, (children) => {
    const pieces = splitAtSigns(children, source, markup.pattern);
    return pieces && joinPieces(pair(pieces, source, markup));
  });
}

function pair(pieces: readonly Piece[], source: string, markup: Delimited): Piece[] {
  const made: Piece[] = [];
  /** Its place in what is made. */
  let open: { readonly sign: Sign; readonly index: number } | undefined;
  for (const piece of pieces) {
    if (piece.type !== 'sign') {
      made.push(piece);
      continue;
    }
    const content = open && source.slice(open.sign.end, piece.start);
    if (
      open !== undefined &&
      markup.closes(piece, open.sign) &&
      content !== '' &&
      (markup.mayHold?.(content ?? '') ?? true)
    ) {
      const children = joinPieces(made.splice(open.index).slice(1));
      made.push(element(markup.element, children, open.sign, piece));
      open = undefined;
      continue;
    }
    if (markup.opens(piece)) open = { sign: piece, index: made.length };
    made.push(piece);
  }
  return made;
}
