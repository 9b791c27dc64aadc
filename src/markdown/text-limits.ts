import { listLines } from './verbatim-lines.ts';

/** A text that would take a parser minutes, and that nobody writes: `offset` is where it is too much. */
export class ExcessError extends RangeError {
  override readonly name = 'ExcessError';
  readonly offset: number;
  readonly hint: string;

  constructor(message: string, offset: number, hint: string) {
    super(message);
    this.offset = offset;
    this.hint = hint;
  }
}

/** In one paragraph: parsers compare each such sign with those before it. The longest real paragraphs have some 200. */
const mostSigns = 2_000;

/** Lines that open and close callouts. */
const mostFences = 2_000;

/**
 * Lines and signs that remark reads in two seconds; satteri reads a hundred times as many. Those in a callout count once
 * for each callout around them: remark reads them as often.
 */
const mostTokens = 40_000;

/** Of the whole article, but for its code: each becomes an element or a paragraph, and takes its time in every format. */
const mostLines = 100_000;
const mostTags = 50_000;

/** Of tables: a row that is shorter than the first has as many cells. */
const mostCells = 100_000;

/** Lines of code are cheap. */
const mostCode = 400_000;

/** What may begin or end markup inside a paragraph: runs of one sign count once. */
const signs = /([*_~`$])\1*|:{2,}|[[\]<&@]|:\/\/|www\./g;

const tags = /<[a-z!/?]/gi;

const boundary = /^(?:[ \t>]*|[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t].*|[ \t>]*\|.*|[^|]*\|.*)$/;

/** Behind an address: parsers look at all of them once more for each that does not belong to it. */
const mostBehind = 500;
const longRun = new RegExp(`[!-/:;?_~]{${String(mostBehind + 1)},}`, 'g');
const isSign = /[!-/:;?_~]/;

/** Refuses a text with thousands of signs in one paragraph, or of callouts. */
export function refuseExcess(text: string): void {
  refuseCells(text);
  refuseRuns(text);
  if (text.length <= mostSigns || (text.length <= mostLines && countIn(text) <= mostSigns)) return;
  const refuseLine = limit('lines', mostLines);
  const refuseCode = limit('lines of code', mostCode);
  const refuseTags = limit('tags of HTML', mostTags);
  const refuseFence = limit('lines that begin or end a callout', mostFences);
  let isHtml = false;
  let count = 0;
  for (const { text: line, start, isVerbatim } of listLines(text)) {
    if (isVerbatim || boundary.test(line.slice(0, 500))) {
      count = 0;
      isHtml = false;
    } else if (count === 0 && /^[ \t>]*<[a-z!?/]/i.test(line)) isHtml = true;
    if (isVerbatim) {
      refuseCode(1, start);
      continue;
    }
    refuseLine(1, start);
    refuseTags(line.match(tags)?.length ?? 0, start);
    if (/^[ \t>]*:{3,}/.test(line)) refuseFence(1, start);
    if (!isHtml) count += countIn(line);
    if (count > mostSigns) throw tooMany('signs of markup in one paragraph', mostSigns, start);
  }
}

/** Signs behind an address. */
function refuseRuns(text: string): void {
  if (!hasLongRun(text)) return;
  for (const { text: line, start, isVerbatim } of listLines(text)) {
    if (isVerbatim) continue;
    for (const { index } of line.matchAll(longRun)) {
      const [word = ''] = /\S*$/.exec(line.slice(Math.max(0, index - mostSigns), index)) ?? [];
      if (/:\/\/|www\.|@/i.test(word)) throw tooMany('signs behind an address', mostBehind, start + index);
    }
  }
}

/** A long run reaches one of the places that are as far apart as it is long: only what is around a sign there is read. */
function hasLongRun(text: string): boolean {
  for (let at = mostBehind; at < text.length; at += mostBehind) {
    if (!isSign.test(text.charAt(at))) continue;
    if (text.slice(at - mostBehind, at + mostBehind + 1).search(longRun) !== -1) return true;
  }
  return false;
}

/** Tables by the lines of hyphens below their first rows. */
function refuseCells(text: string): void {
  const refuse = limit('cells of tables', mostCells);
  for (const { 0: line, index } of text.matchAll(/^[ \t>|:]*-[ \t:|-]*$/gm)) {
    if (!line.includes('|')) continue;
    const end = text.indexOf('\n\n', index);
    const rows = text.slice(index, end === -1 ? undefined : end).split('\n').length;
    refuse(line.split('|').length * rows, index);
  }
}

/** Refuses a text that remark would read for many seconds. */
export function refuseForRemark(text: string): void {
  if (text.length < mostTokens && !text.includes(':::')) return;
  const refuse = limit('lines and signs of markup, some of which are hard to read', mostTokens);
  const open: number[] = [];
  for (const { text: line, start, isVerbatim } of listLines(text)) {
    if (!isVerbatim) followCallouts(line, open);
    const count = isVerbatim ? 0 : countIn(line) + depthOf(line);
    refuse((1 + count) * (1 + open.length), start);
  }
}

/** The marks of quotes before a line, and about as many lists as its indentation allows. */
function depthOf(line: string): number {
  const [margin = ''] = /^[ \t>]*/.exec(line) ?? [];
  return margin.match(/>|[ \t]{2}/g)?.length ?? 0;
}

/** Keeps the numbers of colons of the callouts that are open. A line closes the outermost that has no more than it has. */
function followCallouts(line: string, open: number[]): void {
  const [, colons, name] = /^[ \t>]*(:{3,})([a-z]?)/i.exec(line) ?? [];
  if (colons === undefined) return;
  if (name !== '') open.push(colons.length);
  else {
    const closed = open.findIndex((count) => count <= colons.length);
    if (closed !== -1) open.length = closed;
  }
}

/** Counts, and refuses the text at the place where there are too many. */
function limit(what: string, most: number): (count: number, offset: number) => void {
  let sum = 0;
  return (count, offset) => {
    sum += count;
    if (sum > most) throw tooMany(what, most, offset);
  };
}

function tooMany(what: string, most: number, offset: number): ExcessError {
  const message = `The article has more than ${most.toLocaleString('en')} ${what}.`;
  return new ExcessError(message, offset, 'Delete what is there by mistake, or split the article.');
}

function countIn(text: string): number {
  return text.match(signs)?.length ?? 0;
}
