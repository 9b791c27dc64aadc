/** The text of a drawing while it is read. */
export interface Letters {
  draw(text: string): void;
  /** What is marked next stands for a text (ISO 32000, 14.9.4): glyphs of a ligature, of a cluster of Devanagari. */
  replaceNext(text: string): void;
  mark(): void;
  unmark(): void;
  /**
   * With the texts that glyphs stand for; after it, where they are others, what the glyphs say themselves; and of both,
   * where lines run from right to left, the letters in the other order: they are drawn from left to right.
   */
  join(): string;
}

export function openLetters(): Letters {
  // Joined at the end: a string that grows letter by letter takes ten times its length until somebody reads it.
  const meant: string[] = [];
  const drawn: string[] = [];
  let depth = 0;
  let next: string | undefined;
  /** The depth of the mark whose glyphs stand for a text. */
  let replaced = 0;
  return {
    draw: (text) => {
      drawn.push(text);
      if (replaced === 0) meant.push(text);
    },
    replaceNext: (text) => (next = text),
    mark: () => {
      depth += 1;
      if (next !== undefined && replaced === 0) {
        meant.push(next);
        replaced = depth;
      }
      next = undefined;
    },
    unmark: () => {
      if (depth === replaced) replaced = 0;
      depth -= 1;
    },
    join: () => {
      const texts = new Set([meant.join(''), drawn.join('')]);
      return [...texts].flatMap((text) => (rightToLeft.test(text) ? [text, turn(text)] : [text])).join('\n');
    },
  };
}

/** Letters of Hebrew, Arabic and their neighbours (Unicode, DerivedBidiClass.txt). */
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

function turn(text: string): string {
  return Array.from(text).reverse().join('');
}
