/**
 * How diagrams look that say nothing else: dark on white, so that they can be read on dark pages and in grey print too.
 * The tints differ in lightness.
 */
export const houseStyle = {
  family: 'Source Sans 3',
  ink: '#1a211e',
  line: '#55605a',
  ground: '#ffffff',
  fill: '#eef2ee',
  note: '#f9f1cf',
  tints: ['#dcebe5', '#9cc7b8', '#f1dfb4', '#c79a86', '#c9d8ee', '#8fa9cf', '#ecd3e3', '#b58aa9'],
} as const;

/** The font families of the book that replace those of a diagram. */
export function bookFamily(family: string): string {
  if (/mono|courier|consolas|code/i.test(family)) return 'Source Code Pro';
  return /times|georgia|(?<!sans[- ])serif|roman/i.test(family) ? 'Source Serif 4' : houseStyle.family;
}
