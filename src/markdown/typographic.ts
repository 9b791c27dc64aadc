import { lookupTable } from '../model/lookup-table.ts';

interface Marks {
  readonly double: readonly [string, string];
  readonly single: readonly [string, string];
}

const norwegian: Marks = { double: ['«', '»'], single: ['‘', '’'] };
const english: Marks = { double: ['“', '”'], single: ['‘', '’'] };
const eastern: Marks = { double: ['«', '»'], single: ['„', '“'] };
const lowAndHigh: Marks = { double: ['„', '“'], single: ['‚', '‘'] };
const guillemets: Marks = { double: ['«', '»'], single: ['‹', '›'] };

/** Quotation marks by base language. A language that is not listed gets the English ones. */
const marks: Readonly<Record<string, Marks>> = lookupTable({
  nb: norwegian,
  nn: norwegian,
  no: norwegian,
  ar: guillemets,
  be: eastern,
  bg: lowAndHigh,
  cs: lowAndHigh,
  da: { double: ['»', '«'], single: ['›', '‹'] },
  de: lowAndHigh,
  el: { double: ['«', '»'], single: ['“', '”'] },
  en: english,
  es: { double: ['«', '»'], single: ['“', '”'] },
  fa: guillemets,
  fi: { double: ['”', '”'], single: ['’', '’'] },
  fr: { double: ['«\u202F', '\u202F»'], single: ['‘', '’'] },
  he: { double: ['”', '”'], single: ['’', '’'] },
  hu: { double: ['„', '”'], single: ['»', '«'] },
  it: { double: ['«', '»'], single: ['“', '”'] },
  pl: { double: ['„', '”'], single: ['‚', '’'] },
  ro: { double: ['„', '”'], single: ['«', '»'] },
  ru: eastern,
  sk: lowAndHigh,
  sl: lowAndHigh,
  sv: { double: ['”', '”'], single: ['’', '’'] },
  uk: eastern,
});

/** Words that begin with an apostrophe: what was left out is before them. */
const clipped: Readonly<Record<string, RegExp>> = lookupTable({
  en: /(?:tis|twas|twere|twill|em|til|cause|n)(?![\p{L}\p{N}])/iuy,
  nl: /[kmnrst](?![\p{L}\p{N}])/iuy,
});

/** Such words where nothing closes after them: `'ne Sache`, but not `'n'`. */
const clippedUnlessQuoted: Readonly<Record<string, RegExp>> = lookupTable({
  de: /(?:s|n|m|ne|ne[mnrs])(?![\p{L}\p{N}])/iuy,
});

const decade = /\d\d(?:s|ern?|-?tallet|-?talet|-?åra)(?![\p{L}\p{N}])/iuy;
const shortYear = /\d\d(?![\p{L}\p{N}])/uy;

const hebrew = /\p{Script=Hebrew}/u;

/** A mark opens after nothing, a space, an opening bracket or another opening mark. */
const opens = /^$|[\s([{¿¡«“‘„‚（［｛「『《〈【〔]/u;
/** Scripts without spaces between words, and their punctuation: a mark opens where none is open. */
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3001-\u303F\uFF01-\uFF65]/u;
const word = /[\p{L}\p{N}]/u;
const dash = /[\u2013\u2014/-]/u;
/** What is after a mark that closes. */
const closing = /^$|[\s.,;:!?)\]}»”…、。，；：！？）］」』》〉】〕]/u;

const plain: Readonly<Record<string, string>> = lookupTable({ '---': '—', '--': '–', '...': '…' });

/** The marks that are open where a text begins. */
export interface OpenMarks {
  readonly double: boolean;
  readonly single: boolean;
}

/** What is around a text in the same block: the characters, empty at its start and its end, and open marks. */
export interface Surroundings {
  readonly before?: string;
  readonly after?: string;
  readonly open?: OpenMarks;
}

export const noneOpen: OpenMarks = { double: false, single: false };

/**
 * Sets straight quotation marks, hyphens that stand for dashes and dots that stand for an ellipsis as the
 * language wants them.
 */
export function typographic(
  text: string,
  language: string,
  { before = '', after = '', open: openBefore = noneOpen }: Surroundings = {},
): string {
  if (!/["']|--|\.\.\./.test(text)) return text;
  const base = baseOf(language);
  const { double, single } = marks[base] ?? english;
  const quoted = findQuoted(text);
  let previous = before;
  let open = openBefore;
  let set = '';
  const add = (piece: string) => {
    set += piece;
    previous = piece.at(-1) ?? previous;
    open = findOpen(piece, language, open);
  };
  for (const { 0: token, index } of text.matchAll(/---|--|\.\.\.|["']|[^"'.-]+|./gsu)) {
    if (token === '"' || token === "'") {
      const end = index + 1;
      const next = text[end] ?? after;
      const isOpen = token === '"' ? open.double : open.single;
      const isOpening =
        (isOpened(previous, next, isOpen, { double, single }) && !isClosed(previous, double, single)) ||
        (token === '"' && previous === '’' && word.test(next)) ||
        (base === 'he' && token === '"' && isPrefix(previous, text, end));
      const isClipped =
        token === "'" && isOpening && isApostrophe(text, end, base, { isQuoted: quoted.has(index) });
      if (base === 'he' && !isOpening && hebrew.test(previous) && hebrew.test(next))
        add(token === '"' ? '״' : '׳');
      else if (token === '"') add(double[isOpening ? 0 : 1]);
      else if (isClipped || (!isOpening && !closes(previous, next, isOpen, single))) add('’');
      else add(single[isOpening ? 0 : 1]);
    } else add(plain[token] ?? token);
  }
  return set;
}

/** The marks that are open after a text that is set, where these were open before it. */
export function findOpen(set: string, language: string, before: OpenMarks): OpenMarks {
  let { double, single } = before;
  const own = marks[baseOf(language)] ?? english;
  for (const [mark] of set.matchAll(/[«»‹›“”„‚‘’]/g)) {
    double = isOpenBehind(mark, own.double, double);
    single = isOpenBehind(mark, own.single, single);
  }
  return { double, single };
}

function isOpenBehind(mark: string, [open, close]: Marks['double'], isOpen: boolean): boolean {
  if (open.startsWith(mark)) return open !== close || !isOpen;
  return close.endsWith(mark) ? false : isOpen;
}

function baseOf(language: string): string {
  return language.split('-')[0] ?? '';
}

/**
 * Behind a dash a mark opens a word, or closes what was broken off. Danish opens with what others close with. In a text
 * without spaces, and after an ellipsis, it depends on what is open.
 */
function isOpened(previous: string, next: string, isOpen: boolean, { double, single }: Marks): boolean {
  if (dash.test(previous)) return !closing.test(next) && !(isOpen && spaceless.test(next));
  if (opens.test(previous) || previous === double[0] || previous === single[0]) return true;
  const mayOpen = previous === '…' || spaceless.test(previous) || spaceless.test(next);
  return mayOpen && !isOpen && !closing.test(next);
}

/** Whether a single mark that does not open closes: what is no apostrophe in a word, or behind one that ends in s. */
function closes(previous: string, next: string, isOpen: boolean, [, close]: Marks['single']): boolean {
  return close === '’' || (isOpen && !(word.test(previous) && word.test(next)));
}

/** Danish and Finnish close with what other languages open with. */
function isClosed(previous: string, double: Marks['double'], single: Marks['single']): boolean {
  return [double, single].some(
    ([open, close]) => close.endsWith(previous) && previous !== '' && open !== close && open !== previous,
  );
}

/** `'90s`, `'tis`, and `'68` where nothing closes after it. */
function isApostrophe(
  text: string,
  at: number,
  base: string,
  { isQuoted }: { readonly isQuoted: boolean },
): boolean {
  const always = [decade, clipped[base]];
  const unlessQuoted = [shortYear, clippedUnlessQuoted[base]];
  return [...always, ...(isQuoted ? [] : unlessQuoted)].some(
    (pattern) => pattern !== undefined && matchesAt(pattern, text, at),
  );
}

function matchesAt(sticky: RegExp, text: string, at: number): boolean {
  sticky.lastIndex = at;
  return sticky.test(text);
}

/** The single marks after which the next one closes. One within a word is an apostrophe. */
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

/** Hebrew joins short words to what is quoted: ה"הארץ". A sign before the last letter marks an acronym: צה"ל. */
function isPrefix(previous: string, text: string, at: number): boolean {
  return hebrew.test(previous) && hebrew.test(text[at] ?? '') && hebrew.test(text[at + 1] ?? '');
}
