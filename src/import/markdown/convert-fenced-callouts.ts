import { calloutFrame } from './callouts.ts';
import { editDraft, type Draft, type Edit } from './draft.ts';
import { linesOf, type Line } from './lines.ts';

/** A title may hold code: for CommonMark, such a line would open nothing. */
const callout =
  /^(?<margin>(?:[ \t]{0,3}>)*[ \t]{0,3})(?<signs>`{3,}|~{3,})[ \t]*(?<name>attention|caution|danger|hint|important|note|smart|tip|warn|warning)(?:[ \t]+(?<title>.*))?$/;
const fence = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?<signs>`{3,}(?=[^`]*$)|~{3,})(?<info>.*)$/;

interface OpenFence {
  readonly signs: string;
  /** Undefined for code. */
  readonly opening?: Edit;
  readonly margin: string;
}

/** Callouts that are written as code, as in javascript.info: what is in them is text, with links and code of its own. */
export function convertFencedCallouts(draft: Draft): Draft {
  if (!/^[ \t>]*(?:`{3,}|~{3,})[ \t]*(?:[achinstdw])/m.test(draft.text)) return draft;
  const edits: Edit[] = [];
  const open: OpenFence[] = [];
  for (const line of linesOf(draft.text, draft.text)) {
    const around = open.at(-1);
    const found = around !== undefined && around.opening === undefined ? undefined : openCallout(line);
    if (found !== undefined) open.push(found);
    else {
      const { signs = '', info = '' } = fence.exec(line.text)?.groups ?? {};
      if (signs === '') continue;
      if (info.trim() === '' && around !== undefined && signs.startsWith(around.signs)) {
        open.pop();
        if (around.opening !== undefined)
          edits.push(around.opening, { start: line.start, end: line.end, text: `${around.margin}:::` });
      } else if (around === undefined || around.opening !== undefined) open.push({ signs, margin: '' });
    }
  }
  return editDraft(draft, edits);
}

function openCallout({ text, start, end }: Line): OpenFence | undefined {
  const { margin = '', signs = '', name = '', title = '' } = callout.exec(text)?.groups ?? {};
  const frame = name === '' ? undefined : calloutFrame(name, readTitle(title.trim()));
  return frame && { signs, margin, opening: { start, end, text: `${margin}${frame.open}` } };
}

function readTitle(written: string): string {
  const { quoted, plain } =
    /^(?:header|title)=(?:"(?<quoted>(?:\\.|[^"\\])*)"|'?(?<plain>[^']*))/.exec(written)?.groups ?? {};
  return quoted?.replaceAll(/\\(?=["'])/g, '') ?? plain ?? written;
}
