import type { Text } from 'hast';

/** Brackets and at signs as they are written: plain, or as character references. */
const sign = /[@[\]]|&(?:#(?:x0*(?:40|5[bd])|0*(?:64|9[13]))|commat|lbrack|lsqb|rbrack|rsqb);/gi;

interface WrittenSign {
  /** In the source. */
  readonly offset: number;
  readonly isEscaped: boolean;
}

export type WrittenSigns = ReadonlyMap<number, WrittenSign>;

/** How each bracket and at sign of a text is written; undefined where the source has others. */
export function findWritten(node: Text, source: string): WrittenSigns | undefined {
  const from = node.position?.start.offset;
  if (from === undefined) return undefined;
  const written = source.slice(from, node.position?.end.offset);
  const signs = [...written.matchAll(sign)].map(({ 0: text, index }): WrittenSign => ({
    offset: from + index,
    isEscaped: text.length > 1 || isEscaped(written, index),
  }));
  const places = [...node.value.matchAll(/[@[\]]/g)].map(({ index }) => index);
  if (places.length !== signs.length) return undefined;
  return new Map(places.flatMap((place, rank) => (signs[rank] ? [[place, signs[rank]] as const] : [])));
}

/** A backslash that is escaped itself escapes nothing. */
function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}

/** The text with other letters for its escaped signs, as long as before. */
export function maskEscapes(text: string, written: WrittenSigns | undefined): string {
  if (written === undefined) return text;
  return text.replaceAll(/[@[\]]/g, (character, index: number) =>
    written.get(index)?.isEscaped === true ? '\uE000' : character,
  );
}
