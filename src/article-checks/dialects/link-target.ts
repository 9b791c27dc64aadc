/** What a link can lead to, in running text that is no link. */
export const linkTarget =
  /^(?:https?:\/\/\S+|[^\s()]+\.(?:gif|html?|jpe?g|md|pdf|png|svg|webp)(?:[#?]\S*)?)$/i;

/** A group of a match with what was blank where it was searched. */
export function written(match: RegExpExecArray, group: number, text: string): string {
  return text.slice(...(match.indices?.[group] ?? [0, 0]));
}
