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

/** Signs and lines that remark reads in a second; satteri reads a hundred times as many. */
const mostTokens = 20_000;

/** Of the whole article: each becomes an element or a paragraph, and takes its time in every format. */
const mostLines = 100_000;
const mostTags = 50_000;

/** A text in which not even every character a sign would be too much. */
const shortest = 2_000;

/** What may begin or end markup inside a paragraph: runs of one sign count once. */
const signs = /([*_~`$])\1*|:{2,}|[[\]<&@]|:\/\/|www\./g;

const boundary = /^(?:[ \t>]*|[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t].*|[ \t>]*\|.*|[^|]*\|.*)$/;
/** Of code, and of formulas. */
const verbatimFence = /^[ \t>]*(`{3,}|~{3,}|\${2,}(?=[^$]*$))/;

/** Refuses a text with thousands of signs in one paragraph, or of callouts. */
export function refuseExcess(text: string): void {
  if (text.length < shortest) return;
  refuseMany(text, /\n/g, mostLines, 'lines');
  refuseMany(text, /<[a-z!/?]/gi, mostTags, 'tags of HTML');
  let fence: string | undefined;
  let isHtml = false;
  let fences = 0;
  let count = 0;
  let start = 0;
  for (const line of text.split('\n')) {
    const mark = verbatimFence.exec(line)?.[1];
    if (/^[ \t>]*:{3,}/.test(line)) fences += 1;
    if (fences > mostFences) throw tooMany('lines that begin or end a callout', mostFences, start);
    if (boundary.test(line.slice(0, 500))) {
      count = 0;
      isHtml = false;
    } else if (count === 0 && /^[ \t>]*<[a-z!?/]/i.test(line)) isHtml = true;
    if (fence === undefined && mark !== undefined) fence = mark;
    else if (fence !== undefined && mark?.startsWith(fence) === true) fence = undefined;
    if (fence === undefined && !isHtml) count += countIn(line);
    if (count > mostSigns) throw tooMany('signs of markup in one paragraph', mostSigns, start);
    start += line.length + 1;
  }
}

/** Refuses a text that remark would read for many seconds. */
export function refuseForRemark(text: string): void {
  if (text.length < mostTokens) return;
  if (countIn(text) + text.split('\n').length > mostTokens)
    throw tooMany('lines and signs of markup, some of which are hard to read', mostTokens, 0);
}

function refuseMany(text: string, pattern: RegExp, most: number, what: string): void {
  let count = 0;
  for (const { index } of text.matchAll(pattern)) {
    count += 1;
    if (count > most) throw tooMany(what, most, index);
  }
}

function countIn(text: string): number {
  return text.match(signs)?.length ?? 0;
}

function tooMany(what: string, most: number, offset: number): ExcessError {
  const message = `The article has more than ${most.toLocaleString('en')} ${what}.`;
  return new ExcessError(message, offset, 'Delete what is there by mistake, or split the article.');
}
