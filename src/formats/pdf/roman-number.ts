const signs = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

/** A number from 1 in small Roman letters, as `lower-roman` writes it (CSS Counter Styles 3, section 6.1). */
export function romanNumber(number: number): string {
  let rest = number;
  let text = '';
  for (const [value, letters] of signs) {
    text += letters.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}
