/** What a file contains: texts, other files, and what cannot be read. */
export type Part =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Where an index of the text is, as people say it: `line 3, column 14`, `page 2`. */
      readonly placeOf: (index: number) => string;
    }
  | { readonly kind: 'file'; readonly path: string; readonly bytes: Uint8Array }
  | { readonly kind: 'unreadable'; readonly place: string; readonly reason: string };

/** One kind of file. A reader throws on a file that cannot be read. */
export interface Reader {
  /** By the content where possible, else by the path. */
  readonly reads: (bytes: Uint8Array, path: string) => boolean;
  /** Whether a piece of such a file can be read by itself. */
  readonly readsPieces?: true;
  readonly parts: (bytes: Uint8Array, room: Room) => Iterable<Part> | AsyncIterable<Part>;
}

/** How many bytes may still be unpacked from one file, whatever lies in it: a small archive may contain a huge one. */
export interface Room {
  left: number;
}

/** Thrown when there is more in an archive than there is room for. */
export function reserveRoom(room: Room, bytes: number): void {
  room.left -= bytes;
  if (room.left < 0) throw new Error('It is too large to unpack.');
}

/** Whether a file begins with these bytes. */
export function beginsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
