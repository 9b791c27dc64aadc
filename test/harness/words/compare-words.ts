/** Words that a reader sees, by the name of where they are. */
export type Texts = ReadonlyMap<string, string>;

export interface WordDifference {
  /** Words that the output does not have, or not as often, with the first places where the source has them. */
  readonly lost: readonly string[];
  /** Words that the output has more often than the source, with the first places where it has them. */
  readonly doubled: readonly string[];
}

/**
 * Compares the words of texts, in any order. Signs, numbers, case and hyphens do not count. `raw`: all that the source
 * has, markup and data too, which may become visible. `outputOf`: where the text of a source is in the output, so that
 * the places of a lost word are those that have lost it.
 */
export function compareWords(
  source: Texts,
  output: Texts,
  raw: Texts = new Map(),
  outputOf: (name: string) => string | undefined = () => undefined,
): WordDifference {
  const seen = countWords(source);
  const all = countWords(raw);
  const after = countWords(output);
  for (const [word, { count, places }] of seen)
    if (count > (all.get(word)?.count ?? 0)) all.set(word, { count, places });
  return { lost: moreOften(seen, after, outputOf), doubled: moreOften(after, all, () => undefined) };
}

interface Word {
  count: number;
  /** How often each place has it. */
  readonly places: Map<string, number>;
}

function moreOften(
  one: ReadonlyMap<string, Word>,
  other: ReadonlyMap<string, Word>,
  placeInOther: (place: string) => string | undefined,
): string[] {
  return [...one].flatMap(([word, { count, places }]) => {
    const more = count - (other.get(word)?.count ?? 0);
    if (more <= 0) return [];
    const times = more === 1 ? '' : ` ×${String(more)}`;
    const wrong = [...places].filter(([place, here]) => {
      const there = placeInOther(place);
      return there !== undefined && here > (other.get(word)?.places.get(there) ?? 0);
    });
    const shown = wrong.length > 0 ? wrong : [...places];
    return [
      `${word}${times} (${shown
        .slice(0, 3)
        .map(([place]) => place)
        .join(', ')})`,
    ];
  });
}

function countWords(texts: Texts): Map<string, Word> {
  const words = new Map<string, Word>();
  for (const [name, text] of texts)
    for (const word of wordsIn(text)) {
      const known = words.get(word) ?? { count: 0, places: new Map<string, number>() };
      known.count += 1;
      known.places.set(name, (known.places.get(name) ?? 0) + 1);
      words.set(word, known);
    }
  return words;
}

/** Letters of scripts that put no spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]\p{M}*/gu;

/**
 * Runs of letters, and single letters where no spaces are between words: lines and markup divide runs of these anywhere.
 * Addresses are left out. A word that a printed line divides is whole again.
 */
export function wordsIn(text: string): string[] {
  // A sign that its compatible form makes a letter, and how emoji are shown.
  const whole = text
    .replaceAll(/\u2139|\uFE0E|\uFE0F/g, ' ')
    .normalize('NFKC')
    // In a script without spaces, the next word follows an address at once.
    .replaceAll(
      /(?:https?:|www\.)[^\s<>")\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]*/giu,
      ' ',
    )
    .replaceAll(/[\u00AD\u200B-\u200D\u2060'’‘ʻʼ`]/g, '')
    .replaceAll(/(?<=\p{L})[-\u2010\u2011]\n(?=\p{L})/gu, '');
  const apart = whole.replaceAll(unspaced, ' $& ');
  return [...apart.matchAll(/\p{L}[\p{L}\p{M}]*/gu)].map(([word]) => word.toLowerCase());
}

/** How many lines a printed row of a table may put between the halves of a word. */
const reach = 4;

/**
 * Whether printed lines divide a word, as rows of tables and long lines of code do without a hyphen, or have together what a
 * line of the source divides after a hyphen.
 */
export function isDivided(word: string, lines: readonly string[]): boolean {
  const words = lines.map(wordsIn);
  return Array.from({ length: word.length - 1 }, (_, index) => index + 1).some((at) =>
    words.some((line, index) => {
      const place = line.indexOf(word.slice(0, at));
      if (place === -1) return false;
      const later = [line.slice(place + 1), ...words.slice(index + 1, index + 1 + reach)];
      return later.some((one) => one.includes(word.slice(at)));
    }),
  );
}
