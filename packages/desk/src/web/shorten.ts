/** At most so many UTF-16 units of a text, cut between words where it can be, with an ellipsis if something is left out. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const end = Math.max(cut.lastIndexOf(' '), Math.floor(most / 2));
  // Not in the middle of a surrogate pair.
  return `${cut.slice(0, end).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
