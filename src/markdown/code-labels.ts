import type { CellOption } from './cell-options.ts';

/** What is shown with a code block beside its colours. */
export interface CodeLabels {
  /** The name of a file, or a caption. */
  readonly title: string | undefined;
  readonly id: string | undefined;
  /** Ranges of lines, the first of which is line 1. */
  readonly marked: readonly LineRange[];
  /** The number of the first line, if lines are numbered. */
  readonly numberedFrom: number | undefined;
  readonly ignored: readonly string[];
}

type LineRange = readonly [from: number, to: number];

/** What nobody writes by hand. */
const longest = 2_000;

/** `{1,3-5}`; a key with its value; `[label]`; a word, `.class` or `#id`, each with a number in braces; a text or an expression. */
const option =
  /\{(?<lines>[\d,\s-]{1,300})\}|(?<key>[\w.:-]{1,60})[ \t]{0,9}=[ \t]{0,9}(?:"(?<double>[^"]{0,500})"|'(?<single>[^']{0,500})'|\[(?<list>[^\]]{0,300})\]|\{(?<braces>[^{}]{0,300})\}|(?<bare>[^\s,{}[\]"']{1,200}))|\[(?<label>[^[\]]{1,200})\]|^:(?<file>[^\s:{}"'=]{1,200})|(?<word>[#.]?[\w][\w.:-]{0,60})(?:\{(?<number>\d{1,6})\})?|(?<rest>[^\s,:;{}?]{1,200})|[^]/g;

/**
 * Reads what is after the language, and options that are written in lines of their own; `isCell` where it is a list of
 * options by which another tool runs the code.
 */
export function readCodeLabels(
  rest: string,
  isCell: boolean,
  options: readonly CellOption[] = [],
): CodeLabels {
  const found: Found = { marked: [], isNumbered: false, ignored: [] };
  for (const [key, value] of options) readKey(found, key, value, isCell, `${key}: ${value}`);
  if (rest.length > longest) {
    const ignored = /[^\s,:;{}?]/.test(rest) ? [rest.trim()] : [];
    return { title: undefined, id: undefined, marked: [], numberedFrom: undefined, ignored };
  }
  for (const { 0: written, groups = {} } of rest.matchAll(option)) readOption(found, written, groups, isCell);
  const { title, id, marked, isNumbered, start = 1, ignored } = found;
  return { title, id, marked, numberedFrom: isNumbered ? start : undefined, ignored };
}

interface Found {
  title?: string;
  id?: string | undefined;
  marked: readonly LineRange[];
  isNumbered: boolean;
  start?: number;
  ignored: string[];
}

type Groups = Readonly<Record<string, string | undefined>>;

function readOption(found: Found, written: string, groups: Groups, isCell: boolean): void {
  const { lines, key, double, single, list, braces, bare, label, file, word, number, rest } = groups;
  if (lines !== undefined) found.marked = [...found.marked, ...readRanges(lines)];
  else if (file !== undefined) found.title ??= file;
  // The name of a tab in VitePress, of a file in Nuxt Content.
  else if (label !== undefined && !isCell) found.title ??= label.trim();
  else if (key !== undefined) {
    const value = double ?? single ?? list ?? braces ?? bare ?? '';
    readKey(found, key, value, isCell, written);
  } else if (word !== undefined) readWord(found, word, number, isCell);
  else if (rest !== undefined && !isCell) found.ignored.push(rest);
}

function readKey(found: Found, key: string, value: string, isCell: boolean, written: string): void {
  const isHidden = /^(?:echo|include)$/i.test(key) && /^(?:false|f)$/i.test(value);
  const isKnown = readValue(found, key.toLowerCase(), value.trim()) || isHarmless(key, isCell);
  if (isHidden || !isKnown) found.ignored.push(written);
}

const titles = new Set([
  'title',
  'filename',
  'file',
  'file-name',
  'caption',
  'name',
  'header',
  'lst-cap',
  'fig-cap',
  'fig.cap',
  'tbl-cap',
]);
const marks = new Set([
  'hl_lines',
  'highlight',
  'mark',
  'ins',
  'del',
  'emphasize-lines',
  'code-line-numbers',
  'lines',
]);
const numbers = /^(?:\.?numberlines|\.?number-lines|\.?line-?numbers|linenos|linenums|showlinenumbers)$/;
const starts = new Set(['startfrom', 'linenostart', 'lineno-start', 'firstnumber', 'start-line']);

/** Whether the key is one that says what is shown. */
function readValue(found: Found, key: string, value: string): boolean {
  const isNo = /^(?:false|no|off|0)$/i.test(value);
  const start = /^\d{1,6}$/.test(value) ? Number(value) : undefined;
  if (titles.has(key)) {
    if (value !== '') found.title ??= value;
  } else if (key === 'lst-label' || key === 'id' || (key === 'label' && /^(?:fig|tbl|lst)-/.test(value)))
    found.id ??= idOf(value);
  else if (marks.has(key) && /^[\d\s,"'-]+$/.test(value))
    found.marked = [...found.marked, ...readRanges(value)];
  else if (numbers.test(key) || key === 'code-line-numbers') {
    found.isNumbered = !isNo;
    if (start !== undefined && start > 0) found.start = start;
  } else if (starts.has(key) && start !== undefined) {
    found.isNumbered = true;
    found.start = start;
  } else return false;
  return true;
}

function readWord(found: Found, word: string, number: string | undefined, isCell: boolean): void {
  if (word.startsWith('#')) found.id ??= idOf(word.slice(1));
  else if (numbers.test(word.toLowerCase())) {
    found.isNumbered = true;
    if (number !== undefined) found.start = Number(number);
  } else if (!word.startsWith('.') && !isCell && !isHarmless(word, isCell)) found.ignored.push(word);
}

/** `1,3-5`, `"1 3-5"`, `["2-4"]`. */
function readRanges(written: string): LineRange[] {
  return [...written.matchAll(/(\d{1,6})(?:[ \t]*-[ \t]*(\d{1,6}))?/g)].map(([, from = '', to = from]) => [
    Number(from),
    Number(to),
  ]);
}

function idOf(written: string): string | undefined {
  return /^[\p{L}_][\p{L}\p{N}_.:-]{0,100}$/u.test(written) ? written : undefined;
}

/** What says how code is run, tested, wrapped or copied: a reader of a book misses nothing. */
const harmless =
  /^(?:ignore|no_run|should_panic|compile_fail|edition\d*|editable|noplay(?:ground|pen)|(?:mdbook-)?runnable|no_?wrap|wrap|(?:no-?)?copy|nolinenumbers|live|eval|exec|class|collapse|expandlinks?|theme|twoslash|test|tags|linenumtable|anchor(?:linenos)?|linkexample|dedent|force|frame|npm2yarn)$/i;

function isHarmless(name: string, isCell: boolean): boolean {
  return isCell || harmless.test(name);
}
