import { listLines, type TextLine } from '../../markdown/verbatim-lines.ts';
import { editDraft, type Draft, type Edit } from './draft.ts';
import type { Conversion } from './page.ts';

const opening = /^(?<margin>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?<signs>`{3,}|~{3,})/;
const onlySigns = /^[ \t>]*(?:`{3,}|~{3,})[ \t]*$/;

/** In a text with more, most of what looks like code is none. */
const mostOpen = 50;

/**
 * Ends blocks of code that nothing closes where CommonMark ends them: with the quote or the list that they are in, or
 * with the text. A fence that is not indented as far as its list closes the block as its author meant.
 */
export function closeCode(draft: Draft, report: Conversion['report'], isMdx: boolean): Draft {
  if (!/`{3}|~{3}/.test(draft.text)) return draft;
  let closed = draft;
  for (let round = 0; round < mostOpen; round += 1) {
    const found = findOpen(closed.text, isMdx);
    if (found === undefined) break;
    report({
      what: 'blocks of code that are not closed',
      detail: found.written,
      became: 'guessed',
      origin: closed.originAt(found.start),
    });
    closed = editDraft(closed, [found.edit]);
  }
  return closed;
}

interface OpenBlock {
  readonly written: string;
  readonly start: number;
  readonly edit: Edit;
}

function findOpen(text: string, isMdx: boolean): OpenBlock | undefined {
  let before: TextLine | undefined;
  let first: TextLine | undefined;
  let lastWritten: TextLine | undefined;
  for (const line of listLines(text, isMdx)) {
    if (line.isVerbatim) {
      first ??= before;
      if (line.text.trim() !== '') lastWritten = line;
      continue;
    }
    const cut = line.cutsBlock === true ? (first ?? before) : undefined;
    const open = cut && describeOpen(cut, lastWritten ?? cut, line);
    if (open !== undefined) return open;
    first = undefined;
    lastWritten = undefined;
    before = line;
  }
  // A fence with nothing after it should close a block that is none in CommonMark.
  return first && lastWritten && describeOpen(first, lastWritten, undefined);
}

/** `next`: the line after the block; undefined at the end of the text. */
function describeOpen(first: TextLine, last: TextLine, next: TextLine | undefined): OpenBlock | undefined {
  const { margin = '', signs = '' } = opening.exec(first.text)?.groups ?? {};
  if (signs === '') return undefined;
  const fence = `${margin.replaceAll(/[^ \t>]/g, ' ')}${signs}`;
  const isMeantToClose =
    next !== undefined && onlySigns.test(next.text) && countQuotes(next.text) === countQuotes(margin);
  const end = last.start + last.text.length;
  return {
    written: first.text,
    start: first.start,
    edit: isMeantToClose
      ? { start: next.start, end: next.start + next.text.length, text: fence }
      : { start: end, end, text: `\n${fence}` },
  };
}

function countQuotes(margin: string): number {
  return (/^[ \t>]*/.exec(margin)?.[0] ?? '').split('>').length - 1;
}
