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
      // Escaped by a program, as in `\[\^1\]`: no formula holds these.
      if (/\\[\^*~]/.test(tex)) return [];
      // An ending in brackets, `fil\(s\)`, and a link whose brackets are escaped.
      if (/[\p{L}\p{N}]/u.test(text.charAt(index - 1)) || /[\d([]/.test(text.charAt(index + whole.length)))
        return [];
      // `\(a\) The first`: an item that is no list.
      if (/^\s*[a-z]+\s*$/i.test(tex) && /(?:^|\n)[ \t>]*$/.test(text.slice(Math.max(0, index - 50), index)))
        return [];
      return [{ start: index, end: index + whole.length, isDisplay, width, tex }];
    });
  const isSure = found.some(({ tex }) => isFormula(tex));
  return found.flatMap(({ tex, ...place }) =>
    isFormula(tex) || (isSure && mayBeFormula(tex)) ? [{ ...place, isBlock: isBlock(text, place) }] : [],
  );
}

function isFormula(tex: string): boolean {
  return /\\[a-zA-Z]{2}|\^|(?<![a-zA-Z])[a-zA-Z]_|[a-zA-Z]_\{/.test(tex) || isEquation(tex);
}

/** `E = mc`, `a + b`: signs between short names. `C++` and `x=1` are code. */
function isEquation(tex: string): boolean {
  return !/[a-zA-Z]{3}/.test(tex) && /\S\s*[=+<>]\s*[\w(-]/.test(tex) && !/[a-zA-Z]{2}\s*=\s*\w+$/.test(tex);
}

function mayBeFormula(tex: string): boolean {
  return !/\p{L}{3}/u.test(tex) && /[\p{L}\d]/u.test(tex) && !/^\s*\d{1,3}\s*$/.test(tex);
}

function isBlock(
  text: string,
  { start, end, width, isDisplay }: { start: number; end: number; width: number; isDisplay: boolean },
): boolean {
  if (!isDisplay) return false;
  const isFirst = /^[ \t>]*$/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start));
  const inside = text.slice(start + width, end - width);
  const lineEnd = text.indexOf('\n', end);
  const isLast = /^[ \t]*$/.test(text.slice(end, lineEnd === -1 ? undefined : lineEnd));
  return isFirst && isLast && /^[ \t]*\n[^]*\n[ \t>]*$/.test(inside);
}
