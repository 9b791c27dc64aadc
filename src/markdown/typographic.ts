interface Marks {
  readonly double: readonly [string, string];
  readonly single: readonly [string, string];
}

const norwegian: Marks = { double: ['«', '»'], single: ['‘', '’'] };
const english: Marks = { double: ['“', '”'], single: ['‘', '’'] };
const guillemets: Marks = { double: ['«', '»'], single: ['‹', '›'] };

/** Quotation marks by base language. A language that is not listed gets the English ones. */
const marks: Readonly<Record<string, Marks>> = {
  nb: norwegian,
  nn: norwegian,
  no: norwegian,
  ar: guillemets,
  da: { double: ['»', '«'], single: ['›', '‹'] },
  de: { double: ['„', '“'], single: ['‚', '‘'] },
  en: english,
  es: { double: ['«', '»'], single: ['“', '”'] },
  fa: guillemets,
  fi: { double: ['”', '”'], single: ['’', '’'] },
  fr: { double: ['«\u202F', '\u202F»'], single: ['‘', '’'] },
  he: { double: ['”', '”'], single: ['’', '’'] },
  sv: { double: ['”', '”'], single: ['’', '’'] },
};

/** Words that begin with an apostrophe: what was left out stands before them. */
const clipped: Readonly<Record<string, RegExp>> = {
  en: /(?:tis|twas|twere|twill|em|til|cause|n)(?![\p{L}\p{N}])/iuy,
  nl: /[kmnrst](?![\p{L}\p{N}])/iuy,
};

const decade = /\d\d(?:s|-?tallet|-?talet|-?åra)(?![\p{L}\p{N}])/iuy;
const shortYear = /\d\d(?![\p{L}\p{N}])/uy;

const hebrew = /\p{Script=Hebrew}/u;

/** A mark opens after nothing, a space, an opening bracket or another opening mark. */
const opens = /^$|[\s([{¿¡«“‘„‚]/u;
const dash = /[\u2013\u2014/-]/u;
/** What stands behind a mark that closes. */
const closing = /^$|[\s.,;:!?)\]}»”…]/u;

const plain: Readonly<Record<string, string>> = { '---': '—', '--': '–', '...': '…' };

/** The characters around a text, in the same block; empty at its start and its end. */
export interface Surroundings {
  readonly before?: string;
  readonly after?: string;
}

/**
 * Sets straight quotation marks, hyphens that stand for dashes and dots that stand for an ellipsis as the
 * language wants them.
 */
export function typographic(
  text: string,
  language: string,
  { before = '', after = '' }: Surroundings = {},
): string {
  if (!/["']|--|\.\.\./.test(text)) return text;
  const base = language.split('-')[0] ?? '';
  const { double, single } = marks[base] ?? english;
  const quoted = findQuoted(text);
  let previous = before;
  let set = '';
  const add = (piece: string) => {
    set += piece;
    previous = piece.at(-1) ?? previous;
  };
  for (const { 0: token, index } of text.matchAll(/---|--|\.\.\.|["']|[^"'.-]+|./gsu)) {
    if (token === '"' || token === "'") {
      const end = index + 1;
      const next = text[end] ?? after;
      const isOpening =
        (isOpened(previous, next, double, single) && !isClosed(previous, double, single)) ||
        (base === 'he' && token === '"' && isPrefix(previous, text, end));
      const isClipped =
        token === "'" && isOpening && isApostrophe(text, end, base, { isQuoted: quoted.has(index) });
      if (base === 'he' && !isOpening && hebrew.test(previous) && hebrew.test(next))
        add(token === '"' ? '״' : '׳');
      else if (token === '"') add(double[isOpening ? 0 : 1]);
      else if (isClipped) add('’');
      else add(single[isOpening ? 0 : 1]);
    } else add(plain[token] ?? token);
  }
  return set;
}

/** Behind a dash a mark opens a word, or closes what was broken off. Danish opens with what others close with. */
function isOpened(
  previous: string,
  next: string,
  [double]: Marks['double'],
  [single]: Marks['single'],
): boolean {
  if (dash.test(previous)) return !closing.test(next);
  return opens.test(previous) || previous === double || previous === single;
}

/** Danish and Finnish close with what other languages open with. */
function isClosed(previous: string, double: Marks['double'], single: Marks['single']): boolean {
  return [double, single].some(
    ([open, close]) => close.endsWith(previous) && previous !== '' && open !== close && open !== previous,
  );
}

/** `'90s`, `'tis`, and `'68` where nothing closes behind it. */
function isApostrophe(
  text: string,
  at: number,
  base: string,
  { isQuoted }: { readonly isQuoted: boolean },
): boolean {
  const word = clipped[base];
  return (
    matchesAt(decade, text, at) ||
    (!isQuoted && matchesAt(shortYear, text, at)) ||
    (word !== undefined && matchesAt(word, text, at))
  );
}

function matchesAt(sticky: RegExp, text: string, at: number): boolean {
  sticky.lastIndex = at;
  return sticky.test(text);
}

/** The single marks behind which the next one closes. One within a word is an apostrophe. */
function findQuoted(text: string): ReadonlySet<number> {
  const quoted = new Set<number>();
  let last = -1;
  for (const { 0: mark, index } of text.matchAll(/(?<![\p{L}\p{N}])'|'(?![\p{L}\p{N}])/gu)) {
    const isClosing = closing.test(text[index + mark.length] ?? '') && !opens.test(text[index - 1] ?? '');
    if (isClosing) quoted.add(last);
    last = index;
  }
  return quoted;
}

/** Hebrew joins short words to what is quoted: ה"הארץ". A sign before the last letter is that of an acronym: צה"ל. */
function isPrefix(previous: string, text: string, at: number): boolean {
  return hebrew.test(previous) && hebrew.test(text[at] ?? '') && hebrew.test(text[at + 1] ?? '');
}
