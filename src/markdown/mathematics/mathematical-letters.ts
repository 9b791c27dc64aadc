import { lookupTable } from '../../model/lookup-table.ts';

/**
 * The letters of Unicode's mathematical alphabets, which take the place of MathML's `mathvariant`: MathML Core
 * (section 3.2.1.1) and Chromium know no value of that attribute but `normal`.
 */
export function mathematicalLetters(text: string, variant: string): string {
  const alphabet = alphabets[variant];
  if (alphabet === undefined) return text;
  return Array.from(text, (letter) => letterOf(letter, alphabet)).join('');
}

/** The code point of the first letter of each range that the alphabet has. */
interface Alphabet {
  readonly upper?: number;
  readonly lower?: number;
  readonly digits?: number;
  readonly greekUpper?: number;
  readonly greekLower?: number;
  /** Letters that an older block of Unicode has: the place in the range is empty. */
  readonly elsewhere?: Readonly<Record<string, string>>;
}

const scripts = { B: 'ℬ', E: 'ℰ', F: 'ℱ', H: 'ℋ', I: 'ℐ', L: 'ℒ', M: 'ℳ', R: 'ℛ', e: 'ℯ', g: 'ℊ', o: 'ℴ' };
const frakturs = { C: 'ℭ', H: 'ℌ', I: 'ℑ', R: 'ℜ', Z: 'ℨ' };
const doubles = {
  C: 'ℂ',
  H: 'ℍ',
  N: 'ℕ',
  P: 'ℙ',
  Q: 'ℚ',
  R: 'ℝ',
  Z: 'ℤ',
  Γ: 'ℾ',
  γ: 'ℽ',
  Π: 'ℿ',
  π: 'ℼ',
  Σ: '⅀',
};

const alphabets: Readonly<Record<string, Alphabet>> = lookupTable({
  bold: {
    upper: 0x1d400,
    lower: 0x1d41a,
    digits: 0x1d7ce,
    greekUpper: 0x1d6a8,
    greekLower: 0x1d6c2,
    elsewhere: { Ϝ: '𝟊', ϝ: '𝟋' },
  },
  italic: {
    upper: 0x1d434,
    lower: 0x1d44e,
    greekUpper: 0x1d6e2,
    greekLower: 0x1d6fc,
    elsewhere: { h: 'ℎ', ı: '𝚤', ȷ: '𝚥' },
  },
  'bold-italic': {
    upper: 0x1d468,
    lower: 0x1d482,
    // There are no slanted digits.
    digits: 0x1d7ce,
    greekUpper: 0x1d71c,
    greekLower: 0x1d736,
  },
  script: { upper: 0x1d49c, lower: 0x1d4b6, elsewhere: scripts },
  'bold-script': { upper: 0x1d4d0, lower: 0x1d4ea },
  fraktur: { upper: 0x1d504, lower: 0x1d51e, elsewhere: frakturs },
  'bold-fraktur': { upper: 0x1d56c, lower: 0x1d586 },
  'double-struck': { upper: 0x1d538, lower: 0x1d552, digits: 0x1d7d8, elsewhere: doubles },
  'sans-serif': { upper: 0x1d5a0, lower: 0x1d5ba, digits: 0x1d7e2 },
  'bold-sans-serif': {
    upper: 0x1d5d4,
    lower: 0x1d5ee,
    digits: 0x1d7ec,
    greekUpper: 0x1d756,
    greekLower: 0x1d770,
  },
  'sans-serif-italic': { upper: 0x1d608, lower: 0x1d622 },
  'sans-serif-bold-italic': {
    upper: 0x1d63c,
    lower: 0x1d656,
    greekUpper: 0x1d790,
    greekLower: 0x1d7aa,
  },
  monospace: { upper: 0x1d670, lower: 0x1d68a, digits: 0x1d7f6 },
});

/** In the order of the blocks, where symbols are after the alphabet. */
const greekUpper = 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇';
const greekLower = 'αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ';

function letterOf(letter: string, alphabet: Alphabet): string {
  const other = alphabet.elsewhere?.[letter];
  if (other !== undefined) return other;
  for (const [letters, start] of [
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', alphabet.upper],
    ['abcdefghijklmnopqrstuvwxyz', alphabet.lower],
    ['0123456789', alphabet.digits],
    [greekUpper, alphabet.greekUpper],
    [greekLower, alphabet.greekLower],
  ] as const) {
    const index = letters.indexOf(letter);
    if (index >= 0 && start !== undefined) return String.fromCodePoint(start + index);
  }
  return letter;
}
