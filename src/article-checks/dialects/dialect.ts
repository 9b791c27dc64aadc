import type { Edit } from '../../diagnostics/diagnostic.ts';

/** What a link can lead to, in running text that is no link. */
export const linkTarget =
  /^(?:https?:\/\/\S+|[^\s()]+\.(?:gif|html?|jpe?g|md|pdf|png|svg|webp)(?:[#?]\S*)?)$/i;

/** A group of a match with what was blank where it was searched. */
export function written(match: RegExpExecArray, group: number, text: string): string {
  return text.slice(...(match.indices?.[group] ?? [0, 0]));
}

/** Markup of another Markdown dialect that Kolofon would print as it is. */
export interface Dialect {
  /** A string without which the pattern cannot match. */
  readonly sign: string;
  /**
   * Global; linear in the length of the text. Where most articles contain `sign`, it begins with a sign or with `^`: V8
   * tries a lookbehind at each character, which takes several times as long.
   */
  readonly pattern: RegExp;
  /** Whether a match is markup at all; all are where it is left out. */
  readonly isMarkup?: (match: RegExpExecArray, text: string) => boolean;
  /** What it is, as the subject of a message: `A wiki link`. */
  readonly name: string;
  /** How to write it here. */
  readonly hint: (match: RegExpExecArray) => string;
  /** What to write instead, where that is sure. */
  readonly fix?: FixMatch;
}

/** The edits for a match; `masked` is the text in which it was found, with code and the like blank. */
export type FixMatch = (
  match: RegExpExecArray,
  source: { readonly text: string; readonly masked: string },
) => readonly Edit[] | undefined;
