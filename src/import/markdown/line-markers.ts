import { append } from '../../model/append.ts';
import { listLines, type TextLine } from '../../markdown/verbatim-lines.ts';
import { editDraft, type Draft, type Edit } from './draft.ts';
import type { Conversion } from './page.ts';

/** Comments of Docusaurus on lines of their own. */
const ownLine = /^[ \t>]*(?:\/\/|#|--|%|\/\*|<!--|\{\/\*)[ \t]*highlight-(next-line|start|end)\b[^\n]*$/;

/** Comments of shiki at the end of a line; `++` and `--` mark what was added and removed. */
const atEnd =
  /[ \t]*(?:\/\/|#|--|%|\/\*|<!--|\{\/\*)[ \t]*\[!code[ \t]+(?:highlight|hl|focus|\+\+|--|warning|error)\][ \t]*(?:\*\/\}?|-->)?[ \t]*$/;

const hasMarkers = /highlight-(?:next-line|start)|\[!code[ \t]/;

/** The markers of lines in code become numbers of lines after its language: ` ```js {2,4-6} `. */
export function convertLineMarkers(draft: Draft, report: Conversion['report'], isMdx: boolean): Draft {
  if (!hasMarkers.test(draft.text)) return draft;
  const edits: Edit[] = [];
  let fence: TextLine | undefined;
  let block: TextLine[] = [];
  const close = () => {
    const found = fence === undefined ? [] : convertBlock(fence, block);
    // The first edit is that of the fence.
    for (const { start, end } of found.slice(1))
      report({
        what: 'line markers in code',
        became: 'changed',
        detail: draft.text.slice(start, end).trim(),
        origin: draft.originAt(start),
      });
    append(edits, found);
    block = [];
  };
  for (const line of listLines(draft.text, isMdx)) {
    if (line.isVerbatim) block.push(line);
    else {
      close();
      fence = line;
    }
  }
  close();
  return editDraft(draft, edits);
}

function convertBlock(fence: TextLine, lines: readonly TextLine[]): Edit[] {
  const edits: Edit[] = [];
  const marked: number[] = [];
  let shown = 0;
  let isMarking = false;
  let isNext = false;
  for (const { text, start } of lines) {
    const own = ownLine.exec(text)?.[1];
    if (own !== undefined) {
      isMarking = own === 'start' || (own !== 'end' && isMarking);
      isNext = own === 'next-line';
      edits.push({ start, end: start + text.length + 1, text: '' });
      continue;
    }
    shown += 1;
    const comment = atEnd.exec(text);
    if (comment !== null) edits.push({ start: start + comment.index, end: start + text.length, text: '' });
    if (isMarking || isNext || comment !== null) marked.push(shown);
    isNext = false;
  }
  const isFence = /^[^`~]*(?:`{3,}|~{3,})[ \t]*[\w{]/.test(fence.text);
  if (marked.length === 0 || !isFence) return [];
  const end = fence.start + fence.text.trimEnd().length;
  return [{ start: end, end, text: ` {${rangesOf(marked)}}` }, ...edits];
}

/** `1,3-5`. */
function rangesOf(numbers: readonly number[]): string {
  const ranges: [from: number, to: number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${String(from)}-${String(to)}`)).join(',');
}
