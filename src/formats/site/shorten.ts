import jsTokens, { type Token } from 'js-tokens';

const between = new Set<Token['type']>([
  'WhiteSpace',
  'LineTerminatorSequence',
  'SingleLineComment',
  'MultiLineComment',
  'HashbangComment',
]);

/**
 * Without comments but those that begin with `/*!`, without indentation, and without spaces that part nothing. Lines
 * stay: some end statements.
 */
export function shortenScript(script: string): string {
  let short = '';
  let gap = '';
  let before: Token | undefined;
  for (const token of jsTokens(script)) {
    const { type, value } = token;
    if (between.has(type) && !value.startsWith('/*!')) {
      gap += value;
      continue;
    }
    if (before !== undefined && gap !== '') {
      if (/[\n\r\u2028\u2029]/.test(gap)) short += '\n';
      else if (wouldJoin(before, token)) short += ' ';
    }
    short += value;
    gap = '';
    before = token;
  }
  return short;
}

/** What may be part of a word, a number or a string. */
const wordLike = /[\w$"'`\\#@]|[^\0-\x7F]/;

/** Whether two tokens (ECMA-262, 12) mean something else with nothing between them. */
function wouldJoin(before: Token, after: Token): boolean {
  const last = before.value.at(-1) ?? '';
  const first = after.value.at(0) ?? '';
  // Flags of a regular expression, and the point of a number.
  if (before.type === 'RegularExpressionLiteral' && wordLike.test(first)) return true;
  if (before.type === 'NumericLiteral' && first === '.') return true;
  if (wordLike.test(last) && wordLike.test(first)) return true;
  // `<!` begins a comment (B.1.1).
  return (last === first && '+-/'.includes(last)) || (last === '<' && first === '!');
}

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
