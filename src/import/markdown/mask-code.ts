import { blank } from '../../article-checks/mask-verbatim.ts';
import { listLines } from '../../markdown/verbatim-lines.ts';

/**
 * The text with everything blank that is code or a comment of HTML, at the same offsets. MDX has no indented code.
 * `maskVerbatim` needs a syntax tree, and a text of another dialect has none before it is converted.
 */
export function maskCode(text: string, hasIndentedCode = true): string {
  if (!/[`~]|<!--|(?:^|\n)(?: {4}|\t)/.test(text)) return text;
  if (last?.text !== text || last.hasIndentedCode !== hasIndentedCode)
    last = { text, hasIndentedCode, masked: maskSpans(maskBlocks(text, hasIndentedCode)) };
  return last.masked;
}

/** Several steps look at a text that none of them has changed. One text at most, and of the command `import` alone. */
let last: { readonly text: string; readonly hasIndentedCode: boolean; readonly masked: string } | undefined;

const listItem = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)|^\[\^[^\]]+\]:|^ {0,3}:[ \t]|^(?:!!!|\?\?\?|===)/;

/** What opens or closes a block of code, with all that is written after it. */
const fenceLine = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:`{3,}[^`]*|~{3,}.*)$/;

/** Blocks between fences, and those that are indented where nothing else can be. */
function maskBlocks(text: string, hasIndentedCode: boolean): string {
  const lines: string[] = [];
  let isBlankBefore = true;
  let isInItem = false;
  let isIndentedCode = false;
  for (const { text: line, isVerbatim } of listLines(text, !hasIndentedCode)) {
    const isBlank = line.trim() === '';
    const isIndented = /^(?: {4}|\t)/.test(line);
    if (!isIndented && !isBlank) isInItem = listItem.test(line) || (isInItem && line.startsWith(' '));
    isIndentedCode = hasIndentedCode && isIndented && !isInItem && (isBlankBefore || isIndentedCode);
    const isCode = isVerbatim || isIndentedCode || fenceLine.test(line);
    lines.push(isCode && !isBlank ? ' '.repeat(line.length) : line);
    isBlankBefore = isBlank;
  }
  return lines.join('\n');
}

/** Code in sentences, which ends with as many backticks as it began with, in the same paragraph; and comments. */
function maskSpans(text: string): string {
  if (!text.includes('`') && !text.includes('<!--')) return text;
  const pieces: string[] = [];
  let done = 0;
  const lastComment = text.lastIndexOf('-->');
  const starts = /(?<!\\)`+|<!--/g;
  for (let match = starts.exec(text); match !== null; match = starts.exec(text)) {
    const from = match.index + match[0].length;
    const isComment = match[0] === '<!--';
    // Comments that nothing closes are not looked for again and again.
    if (isComment && from > lastComment) continue;
    const end = isComment ? text.indexOf('-->', from) + 3 : endOfCode(text, from, match[0]);
    if (end === undefined) continue;
    pieces.push(text.slice(done, match.index), blank(text.slice(match.index, end)));
    done = end;
    starts.lastIndex = end;
  }
  return pieces.join('') + text.slice(done);
}

/** In characters: longer code in a sentence is a backtick that nothing closes. */
const longestSpan = 2_000;

function endOfCode(text: string, from: number, fence: string): number | undefined {
  const paragraph = text.slice(from, from + longestSpan).split(/\n[ \t>]*\n/, 1)[0] ?? '';
  for (const run of paragraph.matchAll(/`+/g))
    if (run[0].length === fence.length) return from + run.index + fence.length;
  return undefined;
}
