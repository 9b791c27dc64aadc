import { editDraft, type Draft, type Edit } from './draft.ts';
import { headingAttributes, readOutline } from './headings.ts';

/** Ids in braces behind headings become anchors; classes go, because the look of a text comes from style sheets. */
export function convertHeadings(draft: Draft): Draft {
  if (!/\{:?[ \t]*[-#.a-z]/.test(draft.text)) return draft;
  const edits: Edit[] = [];
  for (const { start, end } of readOutline(draft.text).headings) {
    const [line = ''] = draft.text.slice(start, end).split('\n', 1);
    const match = headingAttributes.exec(line.replace(/[ \t]+#+[ \t]*$/, ''));
    if (match === null) continue;
    const [written, id] = match;
    const at = start + match.index;
    const words = /^ {0,3}#+[ \t]+/.exec(line)?.[0].length ?? 0;
    edits.push({ start: at, end: at + written.length, text: '' });
    if (id !== undefined)
      edits.push({ start: start + words, end: start + words, text: `<a id="${id}"></a>` });
  }
  return editDraft(draft, edits);
}
