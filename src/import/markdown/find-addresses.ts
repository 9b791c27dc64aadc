import { readTags } from '../../model/html-tags.ts';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where an address is written. */
export interface WrittenAddress extends Range {
  readonly value: string;
  readonly form: 'link' | 'image' | 'definition' | 'element';
  /** All of a link, an image or a definition; of an element, its tag. */
  readonly whole: Range;
  /** The text of a link, the alternative text of an image, the label of a definition; of an element, its name. */
  readonly label: string;
  /** Whether it has spaces without angle brackets around it: by the rules of CommonMark it is no address. */
  readonly isSpaced?: boolean;
}

const destination =
  /\]\([ \t]*\n?[ \t>]*(<[^<>\n]*>|(?:\\.|[^\s()<\\]|\((?:\\.|[^\s()\\])*\))*)(?:\s+(?:"(?:\\.|[^"\\]){0,1000}"|'(?:\\.|[^'\\]){0,1000}'|\((?:\\.|[^()\\]){0,1000}\)))?\s*\)/y;

/** `](My texts/Photo (1).jpg "A title")`: what many editors write for a file whose name has spaces. */
const spaced = /\]\(((?:[^()<>\n"']|\([^()<>\n"']*\))+)(?:"[^"\n]*")?\)/y;
const namesFile = /\S\.\w{1,10}(?:#.*)?$/;

/** All addresses of a text, by the rules of CommonMark, and paths with spaces. `masked`: the text without its code. */
export function findAddresses(text: string, masked: string): WrittenAddress[] {
  return [...linksIn(text, masked), ...definitionsIn(text, masked), ...elementsIn(text, masked)];
}

function* linksIn(text: string, masked: string): Generator<WrittenAddress> {
  for (let at = masked.indexOf(']('); at !== -1; at = masked.indexOf('](', at + 2)) {
    destination.lastIndex = at;
    spaced.lastIndex = at;
    const ruled = destination.exec(masked);
    const match = ruled ?? spaced.exec(masked);
    const open = match === null ? undefined : openingOf(masked, at);
    if (match === null || open === undefined) continue;
    const written = match[1]?.trim() ?? '';
    if (ruled === null && !namesFile.test(written)) continue;
    const start = at + match[0].indexOf(written, 2);
    const isImage = masked[open - 1] === '!';
    const isBracketed = written.startsWith('<');
    yield {
      start,
      end: start + written.length,
      value: unescape(isBracketed ? written.slice(1, -1) : written),
      form: isImage ? 'image' : 'link',
      whole: { start: isImage ? open - 1 : open, end: at + match[0].length },
      label: text.slice(open + 1, at),
      ...(ruled === null && { isSpaced: true }),
    };
  }
}

/** In characters. */
const longestLabel = 5_000;

/** The bracket that a closing one belongs to, in the same paragraph. */
function openingOf(masked: string, closing: number): number | undefined {
  let depth = 0;
  for (let at = closing - 1; at >= 0 && closing - at < longestLabel; at -= 1) {
    const sign = masked[at];
    if (sign === '\n' && /^\n[ \t]*\n/.test(masked.slice(at, at + 200))) return undefined;
    if ((sign !== '[' && sign !== ']') || isEscaped(masked, at)) continue;
    if (sign === ']') depth += 1;
    else if (depth === 0) return at;
    else depth -= 1;
  }
  return undefined;
}

function isEscaped(text: string, at: number): boolean {
  let count = 0;
  while (text[at - count - 1] === '\\') count += 1;
  return count % 2 === 1;
}

function* definitionsIn(text: string, masked: string): Generator<WrittenAddress> {
  if (!masked.includes(']:')) return;
  for (const match of masked.matchAll(
    /^[ \t>]*\[(?!\^)((?:\\.|[^[\]\n\\]){1,999})\]:[ \t]*(?:\n[ \t>]*)?(<[^<>\n]*>|[^\s<]\S*)/gm,
  )) {
    const written = match[2] ?? '';
    const end = match.index + match[0].length;
    const labelStart = match.index + match[0].indexOf('[') + 1;
    yield {
      start: end - written.length,
      end,
      value: unescape(written.replace(/^<|>$/g, '')),
      form: 'definition',
      whole: { start: match.index, end },
      label: text.slice(labelStart, labelStart + (match[1] ?? '').length),
    };
  }
}

const attribute = /(?<=\s)(?:href|src|poster)\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+)/gi;

function* elementsIn(text: string, masked: string): Generator<WrittenAddress> {
  if (!/\s(?:href|src|poster)\s*=/i.test(masked)) return;
  for (const tag of readTags(masked)) {
    if (tag.isEnd) continue;
    for (const match of text.slice(tag.start, tag.end).matchAll(attribute)) {
      const written = match[1] ?? '';
      const end = tag.start + match.index + match[0].length;
      const isQuoted = /^["']/.test(written);
      yield {
        start: end - written.length + (isQuoted ? 1 : 0),
        end: isQuoted ? end - 1 : end,
        value: (isQuoted ? written.slice(1, -1) : written).replaceAll('&amp;', '&'),
        form: 'element',
        whole: { start: tag.start, end: tag.end },
        label: tag.name,
      };
    }
  }
}

function unescape(written: string): string {
  return written.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('&amp;', '&');
}
