/** The colours of a drawn cover or picture. */
interface DarkHue {
  readonly ground: string;
  /** For the mark, on the ground. */
  readonly accent: string;
}

/** The hues of the books, as on the site and the printed cover. */
const darkHues: readonly DarkHue[] = [
  { ground: '#103d32', accent: '#7cc7af' },
  { ground: '#4a2140', accent: '#dba2c9' },
  { ground: '#4c3107', accent: '#dcb46d' },
  { ground: '#183459', accent: '#98bdec' },
  { ground: '#5a2318', accent: '#eda08e' },
  { ground: '#313913', accent: '#b6c578' },
];

/** `hue` counts from 0, and begins again after the last. */
export function darkHueOf(hue: number): DarkHue {
  const found = darkHues[hue % darkHues.length];
  if (found === undefined) throw new RangeError(`There is no hue ${hue}.`);
  return found;
}

/** As many as the style sheets know. */
const hues = 6;

/** The colour of a book, from 1: a reader who meets its series again knows it by that. */
export function hueOf(hue: number): number {
  return (hue % hues) + 1;
}
