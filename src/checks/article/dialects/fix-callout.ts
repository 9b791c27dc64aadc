import type { Edit } from '../../../diagnostics/diagnostic.ts';
import { calloutFor } from './callout-names.ts';
import type { FixMatch } from './dialect.ts';

/** `::: note` and `:::note Title`, where the next fence closes them. */
export const fixFence: FixMatch = (match, { text, masked }) => {
  const [whole, name = '', rest = ''] = match;
  const start = match.index + (/^[ \t>]*/.exec(whole)?.[0].length ?? 0);
  const end = match.index + whole.length;
  const written = text.slice(start, end);
  const colons = /^:+/.exec(written)?.[0] ?? '';
  const isBraced = /^:+[ \t]*\{/.test(written);
  if (isBraced && !/^:+[ \t]*\{\.?[\w-]+\}[ \t]*$/.test(written)) return undefined;
  const title = isBraced ? '' : titleBehind(name, rest, written);
  const callout = calloutFor(name);
  if (callout === undefined || title === undefined || !isClosed(masked, end, colons)) return undefined;
  return [{ start, end, text: `${colons}${callout}${title === '' ? '' : `[${title}]`}` }];
};

function titleBehind(name: string, rest: string, written: string): string | undefined {
  const behind = written.slice(written.indexOf(name) + name.length).trim();
  // What is code or a formula in it is blank in `rest`.
  if (rest !== '' && rest.trim() !== behind) return undefined;
  const title = behind.replace(/^(["'])(.*)\1$/, '$2').trim();
  return /[[\]{}]/.test(title) ? undefined : title;
}

/** Whether the next line of colons is as long and holds nothing else. */
function isClosed(masked: string, from: number, colons: string): boolean {
  const next = /\n[ \t>]*(:{3,})([^\n]*)/.exec(masked.slice(from));
  return next?.[1] === colons && next[2]?.trim() === '';
}

interface Line {
  readonly start: number;
  readonly text: string;
}

/** `> [!NOTE]` with the rest of its quotation. */
export const fixAlert: FixMatch = (match, { text }) => {
  const [, name = '', title = ''] = match;
  const [header, ...lines] = linesFrom(text, match.index, (line) => /^ {0,3}>/.test(line));
  if (header === undefined || !/^ {0,3}> ?\[![\w-]+\](?:[ \t][^\n]*)?$/.test(header.text)) return undefined;
  const edits = lines.map((line) => cut(line, /^ {0,3}> ?/));
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
  const opening = `:::${callout}${title === '' ? '' : `[${title}]`}`;
  return [
    { start: header.start, end: header.start + header.text.length, text: opening },
    ...edits,
    { start: end, end, text: '\n:::' },
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

function cut({ start, text }: Line, prefix: RegExp): Edit {
  return { start, end: start + (prefix.exec(text)?.[0].length ?? 0), text: '' };
}
