import { editDraft, type Draft, type Edit } from './draft.ts';
import { maskCode } from './mask-code.ts';
import type { Conversion } from './page.ts';

interface OpenBlock {
  /** What is before its colons: marks of a quote, or the indentation of a list. */
  readonly margin: string;
  readonly colons: string;
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

const colonLine = /^([ \t>]*)(:{3,})([^\n]*)$/gm;

/**
 * Ends blocks between `:::` that nothing closes, as their tools do, with the quote, the list or the text that they are in: but before
 * the next block or heading, where their authors meant it.
 */
export function closeBlocks(draft: Draft, report: Conversion['report']): Draft {
  if (!draft.text.includes(':::')) return draft;
  const masked = maskCode(draft.text);
  const open: OpenBlock[] = [];
  for (const { 0: written, 1: margin = '', 2: colons = '', 3: rest = '', index } of draft.text.matchAll(
    colonLine,
  )) {
    if (masked[index + margin.length] !== ':') continue;
    const end = index + written.length;
    if (rest.trim() === '') open.pop();
    else open.push({ margin, colons, written, start: index, end });
  }
  const edits = open.map((block): Edit => {
    report({
      what: 'blocks between ::: that are not closed',
      detail: block.written.trim(),
      became: 'guessed',
      origin: draft.originAt(block.start),
    });
    const at = endOf(block, draft.text, masked);
    return { start: at, end: at, text: `\n${block.margin}${block.colons}` };
  });
  return editDraft(draft, edits);
}

/** The end of the last line of a block that is not blank. */
function endOf({ margin, end }: OpenBlock, text: string, masked: string): number {
  const isInside = (line: string) =>
    margin.includes('>') ? line.trimStart().startsWith('>') : line.startsWith(margin);
  let last = end;
  for (let start = end + 1; start <= text.length;) {
    const next = text.indexOf('\n', start);
    const lineEnd = next === -1 ? text.length : next;
    const line = text.slice(start, lineEnd);
    const isBlank = line.trim() === '';
    const isMarkup = /^[ \t>]*(?:#{1,6}[ \t]|:{3,})/.test(masked.slice(start, lineEnd));
    if (isMarkup || (!isBlank && !isInside(line))) break;
    if (!isBlank) last = lineEnd;
    start = lineEnd + 1;
  }
  return last;
}
