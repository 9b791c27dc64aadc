/** A part of a value: bytes, or what gives them each time it is asked, for a file that is too large to be held. */
export type Piece = Uint8Array | { readonly chunks: () => Iterable<Uint8Array> };

/** The bytes of pieces in a row. A chunk may be overwritten by the next. */
export function* bytesOf(pieces: readonly Piece[]): Generator<Uint8Array> {
  for (const piece of pieces) {
    if (piece instanceof Uint8Array) yield piece;
    else yield* piece.chunks();
  }
}
