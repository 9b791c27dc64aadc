import { calloutFrame, detailsFrame } from './callouts.ts';
import { editDraft, type Draft, type Edit } from './draft.ts';
import { linesOf } from './lines.ts';
import { maskCode } from './mask-code.ts';

const opening =
  /^([ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)>[ \t]?\[!([\w-]+)(?:\|[^\]\n]*)?\]([-+]?)[ \t]*([^\n]*)$/;

/** The most callouts in one another. */
const deepest = 10;

/** `> [!note] Title` of GitHub and Obsidian. */
export function convertQuoteCallouts(draft: Draft): Draft {
  let converted = draft;
  for (let round = 0; round < deepest && />[ \t]?\[!/.test(converted.text); round += 1) {
    const edits = convertOutermost(converted.text);
    if (edits.length === 0) break;
    converted = editDraft(converted, edits);
  }
  return converted;
}

function convertOutermost(text: string): Edit[] {
  const lines = linesOf(text, maskCode(text));
  const edits: Edit[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined) continue;
    const match = line.masked.includes('[!') ? opening.exec(line.text) : null;
    if (match === null) continue;
    const [, margin = '', name = '', fold = '', title = ''] = match;
    const frame =
      fold === '-'
        ? detailsFrame(title || name.charAt(0).toUpperCase() + name.slice(1))
        : (calloutFrame(name, title) ?? calloutFrame('note', title || name));
    if (frame === undefined) continue;
    const indentation = margin.replaceAll(/[^ \t]/g, ' ');
    const [first = '', ...more] = frame.open.split('\n');
    edits.push({
      ...line,
      text: [margin + first, ...more.map((one) => one && indentation + one)].join('\n'),
    });
    let last = line;
    while (lines[index + 1] !== undefined && /^[ \t]*>/.test(lines[index + 1]?.text ?? '')) {
      index += 1;
      last = lines[index] ?? last;
      const [marks = ''] = /^[ \t]*>[ \t]?/.exec(last.text) ?? [];
      edits.push({ start: last.start, end: last.start + marks.length, text: indentation });
    }
    const close = frame.close.replaceAll(/^(?=[^\n])/gm, indentation);
    edits.push({
      start: last.end,
      end: last.end,
      text: `\n${close}${lines[index + 1]?.isBlank === false ? '\n' : ''}`,
    });
  }
  return edits;
}
