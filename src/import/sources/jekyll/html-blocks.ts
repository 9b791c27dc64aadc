import { blockNames } from '../../html/elements.ts';
import { editDraft, type Draft, type Edit } from '../../markdown/draft.ts';
import { linesOf } from '../../markdown/lines.ts';

const tagLine = /^[ >]{0,3}<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)>(?=([^\n]*))/i;
/** CommonMark would take such a line right behind HTML for a part of it. */
const fenceLine = /^[ \t>]*(`{3,}|~{3,})/;
const attribute = /[ \t]+markdown=(?:"[^"]*"|'[^']*'|\w+)/gi;

/**
 * HTML of kramdown: a block of HTML ends with its closing tag, `markdown="1"` has Markdown read inside, and an inline
 * tag alone in its line begins a paragraph. In CommonMark it is blank lines that say so.
 */
export function separateHtml(draft: Draft): Draft {
  if (!draft.text.includes('<')) return draft;
  const lines = linesOf(draft.text, draft.text);
  const edits: Edit[] = [];
  const open: { readonly name: string; readonly isMarkdown: boolean }[] = [];
  let fence: string | undefined;
  for (const [index, line] of lines.entries()) {
    const [, sign] = fenceLine.exec(line.text) ?? [];
    if (fence !== undefined) {
      if (sign?.startsWith(fence) === true && line.text.trim() === sign) fence = undefined;
      continue;
    }
    fence = sign;
    const [written, slash, tag = '', attributes = '', rest = ''] = tagLine.exec(line.text) ?? [];
    if (written === undefined) continue;
    const name = tag.toLowerCase();
    const tagEnd = line.start + written.length;
    const hasText = (at: number) => lines[at]?.isBlank === false;
    const isAlone = rest.trim() === '';
    if (!blockNames.has(name)) {
      const opensText = isAlone && slash === '' && !attributes.endsWith('/') && hasText(index + 1);
      if (opensText) edits.push({ start: tagEnd, end: line.end + 1, text: '' });
    } else if (slash === '/') {
      const opening = open.findLastIndex((one) => one.name === name);
      const [closed] = opening === -1 ? [] : open.splice(opening);
      if (closed?.isMarkdown === true && hasText(index - 1))
        edits.push({ start: line.start, end: line.start, text: '\n' });
      if (isAlone && hasText(index + 1)) edits.push({ start: line.end, end: line.end, text: '\n' });
    } else {
      const plain = attributes.replaceAll(attribute, '');
      const isMarkdown = plain !== attributes;
      const isClosed = rest.toLowerCase().includes(`</${name}`);
      if (!isClosed) open.push({ name, isMarkdown });
      if (!isMarkdown) continue;
      const start = line.start + written.length - 1 - attributes.length;
      edits.push({ start, end: tagEnd - 1, text: plain });
      if (isClosed) continue;
      if (!isAlone) edits.push({ start: tagEnd, end: tagEnd, text: '\n\n' });
      else if (hasText(index + 1)) edits.push({ start: line.end, end: line.end, text: '\n' });
    }
  }
  return editDraft(draft, edits);
}
