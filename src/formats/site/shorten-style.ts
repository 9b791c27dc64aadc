const space = String.raw`[ \t\n\r\f]`;
/** It ends at its first end, whatever follows: the pattern has no second way to read it. */
const comment = String.raw`/\*(?!!)[^*]*(?:\*(?!/)[^*]*)*(?:\*/|$)`;
const string = String.raw`"(?:\\[^]|[^"\\\n\r\f]+)*"?|'(?:\\[^]|[^'\\\n\r\f]+)*'?`;
const address = String.raw`(?<![-\w\u0080-\uffff])url\((?!\s*["'])(?:\\[^]|[^)\\]+)*\)?`;
/** A space after hexadecimal digits is their end. */
const escape = String.raw`\\(?:[\da-f]{1,6}(?:\r\n|${space})?|[^])`;
const gap = String.raw`(?:${space}|${comment})+`;

/** What is passed over as a whole, or is left out: a style sheet can be cut up so, as its tokens contain no others (CSS Syntax 3, section 4). */
const pieces = new RegExp(
  String.raw`(?<whole>${string}|${address}|/\*![^]*?(?:\*/|$)|${escape})|(?<last>;(?:${space}|${comment})*(?=\}))|${gap}`,
  'gi',
);

/** Without comments but those that begin with `!`, and without the spaces that only its source needs. */
export function shortenStyle(css: string): string {
  return css.replaceAll(pieces, (piece, whole: string | undefined, last: string | undefined, at: number) => {
    if (whole !== undefined) return piece;
    if (last !== undefined) return '';
    const before = css.slice(at - 2, at);
    const after = css[at + piece.length] ?? '';
    const isEmptyValue = before.endsWith(':') && /[;}]/.test(after);
    const isNeedless = at === 0 || after === '' || /(?:^|[^\\])[{},;:]$/.test(before) || /[{},;]/.test(after);
    if (isNeedless && !isEmptyValue) return '';
    // A comment alone ends a token without being a space, which would be a combinator.
    return /^\s|\*\/\s/.test(piece) ? ' ' : '/**/';
  });
}
