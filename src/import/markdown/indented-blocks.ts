import { convertInRounds } from './convert-in-rounds.ts';
import { calloutFrame, detailsFrame, indentFrame, namedFrame, type Frame } from './callouts.ts';
import type { Draft, Edit } from './draft.ts';
import { lengthOfIndent, linesOf, type Line } from './lines.ts';
import { maskCode } from './mask-code.ts';
import type { Conversion } from './page.ts';

const opening =
  /^[ \t]*(?:(!!!|\?\?\?\+?)[ \t]+([\w-]+)?((?:[ \t]+[\w-]+)*)[ \t]*(?:"((?:\\.|[^"\\\n])*)")?|===[!+]?[ \t]+"((?:\\.|[^"\\\n])*)")[ \t]*$/;

/** Admonitions (`!!! note "Title"`) and tabs (`=== "Title"`) of Python-Markdown, whose content is indented. */
export function convertIndentedBlocks(draft: Draft, report: Conversion['report']): Draft {
  return convertInRounds(draft, /^[ \t]*(?:!!!|\?\?\?|===[!+]?[ \t]+")/m, (outer) =>
    convertOutermost(outer, report),
  );
}

function convertOutermost(draft: Draft, report: Conversion['report']): Edit[] {
  const lines = linesOf(draft.text, maskCode(draft.text));
  const edits: Edit[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    const match = line === undefined || line.masked.trim() === '' ? null : opening.exec(line.text);
    if (line === undefined || match === null) continue;
    const frame = indentFrame(frameOf(match), line.text.slice(0, lengthOfIndent(line.text, line.indent)));
    if (match[5] !== undefined)
      report({
        what: 'tabs',
        became: 'changed',
        detail: line.text.trim(),
        origin: draft.originAt(line.start),
      });
    edits.push({ start: line.start, end: line.end, text: frame.open });
    const end = endOfContent(lines, index, line.indent);
    for (const inner of lines.slice(index + 1, end)) {
      // The content moves out by one step, to where its block began.
      const length = lengthOfIndent(inner.text, 4);
      if (!inner.isBlank) edits.push({ start: inner.start, end: inner.start + length, text: '' });
    }
    const last = lines[end - 1] ?? line;
    if (frame.close !== '') edits.push({ start: last.end, end: last.end, text: `\n${frame.close}` });
    index = end - 1;
  }
  return edits;
}

function frameOf([, marks, name = 'note', , title, tab]: RegExpExecArray): Frame {
  if (tab !== undefined) return namedFrame(tab.replaceAll('\\"', '"'));
  const text = title?.replaceAll('\\"', '"');
  if (marks?.startsWith('?') === true)
    return detailsFrame(text || name.charAt(0).toUpperCase() + name.slice(1));
  return calloutFrame(name, text) ?? { open: `:::note[${text || name}]`, close: ':::' };
}

/** The index after the last line that is indented below a block. */
function endOfContent(lines: readonly Line[], start: number, indent: number): number {
  let end = start + 1;
  for (let index = start + 1; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || (!line.isBlank && line.indent < indent + 4)) break;
    if (!line.isBlank) end = index + 1;
  }
  return end;
}
