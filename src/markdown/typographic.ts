interface Marks {
  readonly double: readonly [string, string];
  readonly single: readonly [string, string];
}

const norwegian: Marks = { double: ['«', '»'], single: ['‘', '’'] };
const english: Marks = { double: ['“', '”'], single: ['‘', '’'] };

/** Quotation marks by base language. A language that is not listed gets the English ones. */
const marks: Readonly<Record<string, Marks>> = {
  nb: norwegian,
  nn: norwegian,
  no: norwegian,
  da: { double: ['»', '«'], single: ['›', '‹'] },
  de: { double: ['„', '“'], single: ['‚', '‘'] },
  en: english,
  es: { double: ['«', '»'], single: ['“', '”'] },
  fi: { double: ['”', '”'], single: ['’', '’'] },
  fr: { double: ['«\u202F', '\u202F»'], single: ['‘', '’'] },
  sv: { double: ['”', '”'], single: ['’', '’'] },
};

/** A mark opens after nothing, a space, an opening bracket, a dash or another opening mark. */
const opens = /^$|[\s([{«“‘„‚\u2013\u2014/]/u;

/**
 * Sets straight quotation marks, hyphens that stand for dashes and dots that stand for an ellipsis as the
 * language wants them. `before` is the character that stands before the text, empty at the start of a block.
 */
export function typographic(text: string, language: string, before = ''): string {
  if (!/["']|--|\.\.\./.test(text)) return text;
  const { double, single } = marks[language.split('-')[0] ?? ''] ?? english;
  let previous = before;
  let set = '';
  for (const [token] of text.matchAll(/---|--|\.\.\.|["']|[^"'.-]+|./gsu)) {
    const isOpening = isOpened(previous, double, single) && !isClosed(previous, double, single);
    if (token === '"') set += double[isOpening ? 0 : 1];
    else if (token === "'") set += isOpening ? single[0] : single[1];
    else if (token === '---') set += '—';
    else if (token === '--') set += '–';
    else if (token === '...') set += '…';
    else set += token;
    previous = set.at(-1) ?? previous;
  }
  return set;
}

/** Danish alone opens with what others close with. */
function isOpened(previous: string, [double]: Marks['double'], [single]: Marks['single']): boolean {
  return opens.test(previous) || previous === double || previous === single;
}

/** Danish and Finnish close with what other languages open with. */
function isClosed(previous: string, double: Marks['double'], single: Marks['single']): boolean {
  return [double, single].some(
    ([open, close]) => close.endsWith(previous) && previous !== '' && open !== close && open !== previous,
  );
}
