import { readAttributes } from '../../markdown/attributes.ts';
import { calloutFrame, detailsFrame, indentFrame } from '../../markdown/callouts.ts';
import { editDraft, type Draft, type Edit } from '../../markdown/draft.ts';

const block = /^([ \t]*)(`{3,}|~{3,})[ \t]*admonish([^\n]*)\n([^]*?)^\1\2[`~]*[ \t]*$/gm;

/** The blocks of mdbook-admonish: ` ```admonish warning "Title" `, with attributes or without. */
export function convertAdmonish(draft: Draft): Draft {
  if (!draft.text.includes('admonish')) return draft;
  const edits: Edit[] = [];
  for (const {
    0: whole,
    1: margin = '',
    2: fence = '',
    3: info = '',
    4: content = '',
    index,
  } of draft.text.matchAll(block)) {
    const { named, listed } = readAttributes(info);
    const bare =
      info
        .replaceAll(/"[^"]*"/g, '')
        .trim()
        .split(/\s+/)[0] ?? '';
    const name = named['type'] ?? (/^[\w-]+$/.test(bare) ? bare : 'note');
    const title = named['title'] ?? listed.find((one) => one !== name && info.includes(`"${one}"`));
    const frame =
      named['collapsible'] === 'true'
        ? detailsFrame(title ?? name)
        : (calloutFrame(name, title) ?? calloutFrame('note', title ?? name));
    if (frame === undefined) continue;
    const { open, close } = indentFrame(frame, margin);
    const contentStart = index + whole.indexOf('\n') + 1;
    edits.push({ start: index, end: contentStart - 1, text: open });
    const closing = contentStart + content.length;
    edits.push({ start: closing, end: index + whole.length, text: close });
    if (fence === '') break;
  }
  return editDraft(draft, edits);
}
