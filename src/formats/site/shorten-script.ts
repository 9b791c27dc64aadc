import jsTokens, { type Token } from 'js-tokens';

const between = new Set<Token['type']>([
  'WhiteSpace',
  'LineTerminatorSequence',
  'SingleLineComment',
  'MultiLineComment',
  'HashbangComment',
]);

/** Without comments but those that begin with `/*!`, and without indentation. Lines stay: some end statements. */
export function shortenScript(script: string): string {
  let short = '';
  let gap = '';
  for (const { type, value } of jsTokens(script)) {
    if (between.has(type) && !value.startsWith('/*!')) {
      gap += value;
      continue;
    }
    if (short !== '' && gap !== '') short += /[\n\r\u2028\u2029]/.test(gap) ? '\n' : ' ';
    short += value;
    gap = '';
  }
  return short;
}
