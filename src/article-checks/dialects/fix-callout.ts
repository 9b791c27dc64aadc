import type { Edit } from '../../diagnostics/diagnostic.ts';
import { calloutFor } from './callout-names.ts';
import type { FixMatch } from './dialect.ts';

/** `::: note` and `:::note Title`, where the next fence closes them. */
export const fixFence: FixMatch = (match, source) => {
  const [written, name = '', rest = ''] = match;
  const marks = /^[ \t>]*/.exec(written)?.[0] ?? '';
  const colons = /:+/.exec(written)?.[0] ?? '';
  const isBraced = /^[ \t>]*:+[ \t]*\{/.test(written);
  if (isBraced && !/^[ \t>]*:+[ \t]*\{\.?[\w-]+\}[ \t]*$/.test(written)) return undefined;
  const title = isBraced
    ? ''
    : rest
        .trim()
        .replace(/^(["'])(.*)\1$/, '$2')
        .trim();
  const callout = calloutFor(name);
  const end = match.index + written.length;
  if (callout === undefined || /[[\]{}]/.test(title) || !isClosed(source, end, marks, colons))
    return undefined;
  const opening = `${colons}${callout}${title === '' ? '' : `[${title}]`}`;
  return [{ start: match.index + marks.length, end, text: opening }];
};

/**
 * Whether the next line of colons is as long, holds nothing else and is in the same quotation. One that is code counts:
 * a callout ends with it.
 */
function isClosed(
  { text, masked }: Parameters<FixMatch>[1],
  from: number,
  marks: string,
  colons: string,
): boolean {
  const next = /\n([ \t>]*)(:{3,})([^\n]*)/.exec(text.slice(from));
  if (next?.[2] !== colons || next[3]?.trim() !== '') return false;
  const at = from + next.index + next[0].indexOf(':');
  return masked.startsWith(colons, at) && depthOf(next[1]) === depthOf(marks);
}

function depthOf(marks = ''): number {
  return marks.replaceAll(/[^>]/g, '').length;
}

interface Line {
  readonly start: number;
  readonly text: string;
}

/** `> [!NOTE]` with the rest of its quotation, which may stand in an item of a list. */
export const fixAlert: FixMatch = (match, { text }) => {
  const [, name = '', title = ''] = match;
  const [header, ...lines] = linesFrom(text, match.index, (line) => /^ {0,3}>/.test(line));
  if (header === undefined || !/^ {0,3}> ?\[![\w-]+\](?:[ \t][^\n]*)?$/.test(header.text)) return undefined;
  const indent = indentOf(header);
  if (lines.some((line) => indentOf(line) !== indent || /^ *>(?:\t|[ \t>]*\[!)/.test(line.text)))
    return undefined;
  const edits = lines.map((line) => cut(line, /^ *> ?$|> ?/));
  return rewriteBlock(text, header, lines, { name, title: title.trim() }, edits);
};

/** `!!! note "Title"` with the indented lines below it. */
export const fixAdmonition: FixMatch = (match, { text }) => {
  const [, name = '', title = ''] = match;
  const [header, ...below] = linesFrom(
    text,
    match.index,
    (line, index) => index === 0 || /^(?: {4}|\t|[ \t]*$)/.test(line),
  );
  if (header === undefined || !/^!!![ \t]+[\w-]+(?:[ \t]+"[^"]+")?[ \t]*$/.test(header.text))
    return undefined;
  const last = below.findLastIndex((line) => line.text.trim() !== '');
  const lines = below.slice(0, last + 1);
  const edits = lines.filter((line) => line.text.trim() !== '').map((line) => cut(line, /^(?: {4}|\t)/));
  return rewriteBlock(text, header, lines, { name, title }, edits);
};

/** None where the block touches other text, or its text holds colons that would close it. */
function rewriteBlock(
  text: string,
  header: Line,
  lines: readonly Line[],
  { name, title }: { readonly name: string; readonly title: string },
  edits: readonly Edit[],
): Edit[] | undefined {
  const callout = calloutFor(name);
  const last = lines.at(-1);
  if (callout === undefined || last === undefined || /[[\]{}]/.test(title)) return undefined;
  if (lines.some((line) => line.text.includes(':::')) || !lines.some((line) => /[^\s>]/.test(line.text)))
    return undefined;
  const end = last.start + last.text.length;
  const isAlone =
    /(?:^|\n[ \t]*\n)$/.test(text.slice(0, header.start)) && /^(?:\n[ \t]*(?:\n|$)|$)/.test(text.slice(end));
  if (!isAlone) return undefined;
  const indent = indentOf(header);
  const opening = `${indent}:::${callout}${title === '' ? '' : `[${title}]`}`;
  return [
    { start: header.start, end: header.start + header.text.length, text: opening },
    ...edits,
    { start: end, end, text: `\n${indent}:::` },
  ];
}

/** The line at an offset, and those after it as long as they belong to it. */
function linesFrom(text: string, offset: number, belongs: (line: string, index: number) => boolean): Line[] {
  const lines: Line[] = [];
  for (let start = offset; start <= text.length;) {
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : next;
    const line = { start, text: text.slice(start, end) };
    if (!belongs(line.text, lines.length)) break;
    lines.push(line);
    start = end + 1;
  }
  return lines;
}

function indentOf({ text }: Line): string {
  return /^ */.exec(text)?.[0] ?? '';
}

function cut({ start, text }: Line, marks: RegExp): Edit {
  const { 0: written = '', index = 0 } = marks.exec(text) ?? {};
  return { start: start + index, end: start + index + written.length, text: '' };
}
