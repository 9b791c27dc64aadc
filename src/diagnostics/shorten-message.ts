/** In UTF-16 code units: no sentence of ours is as long, but what it quotes may be. */
const longest = 300;
/** What is wrong often is after the quotation. */
const ending = 120;

/** A message or a hint without the middle of a very long quotation. */
export function shortenMessage(text: string): string {
  if (text.length <= longest) return text;
  const cut = `${text.slice(0, longest - ending - 1)}…${text.slice(-ending)}`;
  // Halves of signs that were cut in two.
  return cut.replaceAll(/\p{Surrogate}/gu, '');
}
