/** A line of a text. */
export interface TextLine {
  readonly text: string;
  /** The offset of its first character. */
  readonly start: number;
  /** Whether it is inside a block of code or mathematics. The lines that open and close one are not. */
  readonly isVerbatim: boolean;
  /** Whether a block that nothing has closed ends before it, with the quote or the list that it is in. */
  readonly cutsBlock?: boolean;
}

interface Fence {
  readonly signs: string;
  /** The marks of quotes before it, and the columns of the lists in which it is. */
  readonly quotes: number;
  readonly margin: number;
}

interface Content {
  readonly text: string;
  readonly quotes: number;
  readonly indentation: number;
  readonly isBlank: boolean;
}

const item = /^(?:[-*+]|\d{1,9}[.)])[ \t]+/;

/**
 * The lines of a text, as the rules of CommonMark for blocks (0.31, chapters 4 and 5) tell code from markup: a fence
 * that is none would hide from whoever counts markup all that follows. `isMdx`: by those of MDX, which has no blocks of
 * HTML and no indented code, so that a fence between the tags of a component is one, however deep it is.
 */
export function* listLines(text: string, isMdx = false): Generator<TextLine> {
  let fence: Fence | undefined;
  let htmlEnd: RegExp | undefined;
  let margins: number[] = [];
  let before: Content = { text: '', quotes: 0, indentation: 0, isBlank: true };
  let start = 0;
  for (const line of text.split(/[\n\r]/)) {
    const content = readContent(line);
    // Code may begin with what would be a mark of a quote elsewhere.
    const code = fence === undefined ? content : readContent(line, fence.quotes);
    const isClosing = fence !== undefined && closes(fence, code);
    const cutsBlock = fence !== undefined && isOutside(fence, code);
    if (fence !== undefined && (isClosing || cutsBlock)) fence = undefined;
    else if (fence !== undefined) {
      yield { text: line, start, isVerbatim: true };
      start += line.length + 1;
      continue;
    }
    if (content.quotes !== before.quotes) margins = [];
    if (!isClosing && htmlEnd === undefined) {
      const [marker = ''] = item.exec(content.text) ?? [];
      const behind = content.text.slice(marker.length);
      const signs = fenceIn(behind);
      const isContinued = !before.isBlank && marker === '' && signs === undefined;
      if (!content.isBlank && !isContinued)
        margins = margins.filter((margin) => margin <= content.indentation);
      if (marker !== '') margins.push(content.indentation + marker.length);
      const margin = margins.at(-1) ?? 0;
      if (signs !== undefined && (isMdx || marker !== '' || content.indentation <= margin + 3))
        fence = { signs, quotes: content.quotes, margin };
      else if (!isMdx) htmlEnd = htmlBlocks.find(([begins]) => begins.test(behind))?.[1];
    }
    if (htmlEnd?.test(content.text) === true) htmlEnd = undefined;
    before = content;
    yield { text: line, start, isVerbatim: false, cutsBlock };
    start += line.length + 1;
  }
}

function readContent(line: string, mostQuotes = Infinity): Content {
  const marks = mostQuotes === 0 ? '' : quoteMarks(line, mostQuotes);
  const text = line.slice(marks.length).trimStart();
  const space = line.slice(marks.length, line.length - text.length);
  return {
    text,
    quotes: marks.split('>').length - 1,
    indentation: space.replaceAll('\t', '    ').length,
    isBlank: text === '',
  };
}

function quoteMarks(line: string, most: number): string {
  const [marks = ''] = /^[ \t]*(?:>[ \t]?)+/.exec(line) ?? [];
  const beyond = marks.split('>').slice(most + 1);
  return marks.slice(0, marks.length - beyond.join('>').length - (beyond.length > 0 ? 1 : 0));
}

/** The signs that open a block of code or mathematics. */
function fenceIn(text: string): string | undefined {
  const [signs] = /^(?:`{3,}|~{3,}|\${2,})/.exec(text) ?? [];
  if (signs === undefined) return undefined;
  const [sign = ''] = signs;
  return sign !== '~' && text.includes(sign, signs.length) ? undefined : signs;
}

/** A formula may have a label after it. */
function closes({ signs }: Fence, { text }: Content): boolean {
  return text.startsWith(signs) && (signs.startsWith('$') || /^(?:`+|~+)[ \t]*$/.test(text));
}

/** Whether a line is outside the quote or the list in which a block is, which it ends. */
function isOutside(fence: Fence, { quotes, indentation, isBlank }: Content): boolean {
  return quotes < fence.quotes || (!isBlank && indentation < fence.margin);
}

const blockNames =
  'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt ' +
  'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link ' +
  'main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead ' +
  'title tr track ul';

/** Raw HTML by its first line, and what ends it: in these lines nothing opens a block of code (section 4.6). */
const htmlBlocks: readonly (readonly [begins: RegExp, end: RegExp])[] = [
  [/^<(?:pre|script|style|textarea)(?:[ \t>]|$)/i, /<\/(?:pre|script|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![a-z]/i, />/],
  [new RegExp(`^</?(?:${blockNames.replaceAll(' ', '|')})(?:[ \\t]|/?>|$)`, 'i'), /^$/],
  [/^<\/?[a-z][^<>]*>[ \t]*$/i, /^$/],
];
