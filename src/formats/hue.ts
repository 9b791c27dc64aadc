/** As many as the style sheets know. */
const hues = 6;

/** The colour of a book, from 1: a reader who meets its series again knows it by that. */
export function hueOf(hue: number): number {
  return (hue % hues) + 1;
}
