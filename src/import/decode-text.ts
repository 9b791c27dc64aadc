export interface DecodedText {
  /** Without a byte order mark, and with `\n` at the ends of lines. */
  readonly text: string;
  /** What is wrong with its bytes, in the plural. */
  readonly problem?: string;
}

/** Text as UTF-8, as UTF-16 where its bytes say so, or else as Windows-1252, which old editors wrote. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const text = decode(bytes, utf16Of(bytes) ?? 'utf-8');
  const invalid = count(text, /\uFFFD/g);
  if (invalid === 0) return { text };
  return invalid > count(text, /[\x80-\uFFFC]/g)
    ? { text: decodeWindows(bytes), problem: 'files that are not UTF-8, read as Windows-1252' }
    : { text, problem: 'files that are not UTF-8 throughout' };
}

function decode(bytes: Uint8Array, encoding: string): string {
  return plainLines(new TextDecoder(encoding).decode(bytes));
}

/** From 0x80. Some versions of Node read Latin-1 in their place. */
const windows = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

function decodeWindows(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  return plainLines(text.replaceAll(/[\x80-\x9F]/g, (sign) => windows[sign.charCodeAt(0) - 0x80] ?? sign));
}

function plainLines(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

function utf16Of([first, second, third, fourth]: Uint8Array): string | undefined {
  if ((first === 0xff && second === 0xfe) || (second === 0 && fourth === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && third === 0)) return 'utf-16be';
  return undefined;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
