/** A formula between brackets with backslashes. */
export interface TexBrackets {
  readonly start: number;
  readonly end: number;
  /** Of a bracket with its backslashes. */
  readonly width: number;
  readonly isDisplay: boolean;
  /** Whether its brackets have their lines for themselves. */
  readonly isBlock: boolean;
}

/** mdBook needs two backslashes, because one escapes the bracket. */
const doubled =
  /(?<!\\)\\\\(?:\(((?:[^\\\n]|\\(?!\\[()])|\n(?![ \t>]*\n)){1,1000}?)\\\\\)|\[((?:[^\\]|\\(?!\\[\][])){1,5000}?)\\\\\])/g;

const pattern =
  /(?<!\\)\\(?:\(((?:[^\\\n]|\\[^)(\n]|\n(?![ \t>]*\n)){1,1000}?)\\\)|\[((?:[^\\]|\\[^\][]|\\\\){1,5000}?)\\\])/g;

/**
 * In a text whose code is blank. Programs that escape all brackets write `\(see below\)` and `\[1\]`: what has no sign of
 * mathematics counts as a formula only beside one that surely is.
 */
export function findTexBrackets(masked: string, text: string): TexBrackets[] {
  const matches = [pattern, doubled].flatMap((one) => [...masked.matchAll(one)]);
  const found = matches
    .sort((a, b) => a.index - b.index)
    .flatMap(({ 0: whole, index }) => {
      const width = whole.startsWith('\\\\') ? 3 : 2;
      const tex = text.slice(index + width, index + whole.length - width);
      const isDisplay = whole[width - 1] === '[';
      if (/[$`]/.test(tex) || /\n[ \t>]*\n/.test(tex) || tex.trim() === '') return [];
      // Escaped by a program, as in `\[\^1\]`: no formula contains these.
      if (/\\[\^*~]/.test(tex)) return [];
      // An ending in brackets, `fil\(s\)`, and a link whose brackets are escaped.
      if (/[\p{L}\p{N}]/u.test(text.charAt(index - 1)) || /[\d([]/.test(text.charAt(index + whole.length)))
        return [];
      // `\(a\) The first`: an item that is no list. Few lists have one with `k`.
      const mayBeItem = !isDisplay && /^[a-z]+$/i.test(tex) && !(isName(tex) && /[k-z]/i.test(tex));
      if (mayBeItem && /(?:^|\n)[ \t>]*$/.test(text.slice(Math.max(0, index - 50), index))) return [];
      return [{ start: index, end: index + whole.length, isDisplay, width, tex }];
    });
  const placed = found.map((place) => {
    const layout = layOut(text, place);
    return { ...place, isBlock: layout.isBlock, isSure: isSure(place.tex, place.isDisplay, layout) };
  });
  const holdsSure = placed.some((one) => one.isSure);
  return placed.flatMap(({ tex, isSure: isOneSure, ...place }) =>
    isOneSure || (holdsSure && mayBeFormula(tex)) ? [place] : [],
  );
}

/** How a formula lies in its lines. */
interface Layout {
  /** Whether its brackets have their lines for themselves. */
  readonly isBlock: boolean;
  /** Whether nothing else is in its lines but the marker of a list and a sign at the end. */
  readonly isAlone: boolean;
  /** Whether it begins an item of a list. */
  readonly isItem: boolean;
}

function isSure(tex: string, isDisplay: boolean, { isBlock, isAlone, isItem }: Layout): boolean {
  if (isFormula(tex) || isBlock) return true;
  const isSpaced = /^\s[^]*\s$/.test(tex);
  if (isDisplay && isAlone && isSpaced && /\S\s*=\s*\S/.test(tex)) return true;
  // A box to tick: `- \[ x \] done`, and `- \[x\]` by itself.
  if (isDisplay && /^\s*[xX]\s*$/.test(tex) && isItem && !(isAlone && isSpaced)) return false;
  if (isSpaced || (isDisplay && isAlone)) return mayBeFormula(tex);
  return !isDisplay && isName(tex);
}

/** One letter, but none that numbers items, `(b)` and `(iv)`, or stands for a plural or a copyright. */
function isName(tex: string): boolean {
  return /^[f-hj-qt-uw-zA-BD-HJ-QS-UW-Z\u0391-\u03C9]$/.test(tex);
}

function isFormula(tex: string): boolean {
  return /\\[a-zA-Z]{2}|\^|(?<![a-zA-Z])[a-zA-Z]_|[a-zA-Z]_\{/.test(tex) || isEquation(tex);
}

/** `E = mc`, `a + b`: signs between short names. `C++` and `x=1` are code. */
function isEquation(tex: string): boolean {
  return !/[a-zA-Z]{3}/.test(tex) && /\S\s*[=+<>]\s*[\w(-]/.test(tex) && !/[a-zA-Z]{2}\s*=\s*\w+$/.test(tex);
}

function mayBeFormula(tex: string): boolean {
  return !/\p{L}{3}/u.test(tex) && /[\p{L}\d]/u.test(tex) && !/^\d{1,3}$/.test(tex);
}

function layOut(
  text: string,
  { start, end, width, isDisplay }: { start: number; end: number; width: number; isDisplay: boolean },
): Layout {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const lineEnd = text.indexOf('\n', end);
  const after = text.slice(end, lineEnd === -1 ? undefined : lineEnd);
  const inside = text.slice(start + width, end - width);
  const isItem = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+$/.test(before);
  const isFirst = /^[ \t>]*$/.test(before);
  return {
    isItem,
    isAlone: (isFirst || isItem) && /^[ \t]*[.,;:]?[ \t]*$/.test(after),
    isBlock: isDisplay && isFirst && /^[ \t]*$/.test(after) && /^[ \t]*\n[^]*\n[ \t>]*$/.test(inside),
  };
}
