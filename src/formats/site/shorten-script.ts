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
