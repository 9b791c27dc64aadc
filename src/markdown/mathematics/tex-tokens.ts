/** A text in TeX, cut into commands, braces, comments and what is between them; joined it is the text again. */
export function splitTex(tex: string): string[] {
  return tex.match(/\\(?:[a-zA-Z]+\*?|[^a-zA-Z]|$)|[{}]|%[^\n]*|[^\\{}%]+/g) ?? [];
}

/** The argument that begins at a token: what is between its braces, and the token after it. */
export function readArgument(
  tokens: readonly string[],
  start: number,
): { readonly text: string; readonly end: number } | undefined {
  let open = start;
  while (tokens[open]?.trim() === '') open += 1;
  if (tokens[open] !== '{') return undefined;
  for (let end = open + 1, depth = 1; end < tokens.length; end += 1) {
    if (tokens[end] === '{') depth += 1;
    else if (tokens[end] === '}') depth -= 1;
    if (depth === 0) return { text: tokens.slice(open + 1, end).join(''), end: end + 1 };
  }
  return undefined;
}

/** In a text with a brace too many or too few no argument can be found; the formula is wrong anyway. */
export function isBalanced(tex: string): boolean {
  let depth = 0;
  for (const token of splitTex(tex)) {
    if (token === '{') depth += 1;
    else if (token === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
