/**
 * A value of a PDF file (ISO 32000, 7.3). Names, strings, numbers and references stay as they are written: `/Page`,
 * `(text)`, `12.5`, `7 0 R`.
 */
export type PdfValue = string | PdfValue[] | PdfDictionary;
export type PdfDictionary = Map<string, PdfValue>;

/** White space, comments, delimiters, strings, names with their slash, references, and all other words. */
const token =
  /[\0\t\n\f\r ]+|%[^\r\n]*|<<|>>|[[\]]|\((?:[^()\\]|\\[^])*\)|<[\dA-Fa-f\s]*>|\d+ \d+ R(?![^\s/<>[\]()])|\/?[^\0\t\n\f\r ()<>[\]{}/%]+/y;

/**
 * Reads one value of a text in Latin-1. `end` is the offset after it. Object numbers in references are raised by
 * `shift`. Throws a SyntaxError.
 */
export function parseValue(
  text: string,
  start = 0,
  shift = 0,
): { readonly value: PdfValue; readonly end: number } {
  let at = start;
  const next = (): string => {
    for (;;) {
      token.lastIndex = at;
      const found = token.exec(text)?.[0];
      if (found === undefined) return failAt(text, at);
      at = token.lastIndex;
      if (!/^[\0\t\n\f\r %]/.test(found)) return found;
    }
  };
  const read = (word: string): PdfValue => {
    if (word === '[') {
      const items: PdfValue[] = [];
      for (let item = next(); item !== ']'; item = next()) items.push(read(item));
      return items;
    }
    if (word === '<<') {
      const entries: PdfDictionary = new Map();
      for (let key = next(); key !== '>>'; key = next()) entries.set(key, read(next()));
      return entries;
    }
    return shift > 0 && word.endsWith(' R') ? shiftReference(word, shift) : word;
  };
  return { value: read(next()), end: at };
}

/** Strings and names of this ending are none. */
function shiftReference(word: string, shift: number): string {
  return word.replace(/^\d+(?= \d+ R$)/, (number) => String(Number(number) + shift));
}

function failAt(text: string, at: number): never {
  // Strings with brackets inside brackets are legal, and too rare to be worth a slower pattern.
  throw new SyntaxError(`This is not PDF: ${JSON.stringify(text.slice(at, at + 30))}.`);
}

export function formatValue(value: PdfValue): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map(formatValue).join(' ')}]`;
  return `<<${[...value].map(([key, item]) => `${key} ${formatValue(item)}`).join('\n')}>>`;
}

/** A length in points, to a thousandth. */
export function formatLength(points: number): string {
  return String(Math.round(points * 1000) / 1000);
}

/** A text string (7.9.2.2), in UTF-16. */
export function textString(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}

/** The text of a text string, as Skia writes it: UTF-16 in hexadecimal digits, or ASCII in brackets. */
export function textOfString(value: string): string {
  if (/^<FEFF/i.test(value)) return Buffer.from(value.slice(5, -1), 'hex').swap16().toString('utf16le');
  return value.slice(1, -1).replaceAll(/\\([^])/g, '$1');
}

/** A name (7.3.5): all but plain letters and digits are escaped. */
export function nameOf(text: string): string {
  const escaped = [...Buffer.from(text)].map((byte) => {
    const character = String.fromCharCode(byte);
    return /[\w.-]/.test(character) ? character : `#${byte.toString(16).padStart(2, '0').toUpperCase()}`;
  });
  return `/${escaped.join('')}`;
}

/** The text of a name, its escapes undone. */
export function textOfName(name: string): string {
  const bytes = name
    .slice(1)
    .replaceAll(/#([\dA-Fa-f]{2})/g, (_escape, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
