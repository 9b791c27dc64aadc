import { maskCode } from '../../markdown/mask-code.ts';
import { editDraft, type Draft, type Edit } from '../../markdown/draft.ts';

const table = /^[ \t]{0,3}<table\b(?:(?!<table\b)[^])*?<\/table>/gim;
const cell = /(<t([dh])\b[^<>]*>)((?:(?!<\/?t[dh]\b)[^])*)(<\/t\2>)/gi;

/** Cells of HTML hold Markdown in Pandoc (`markdown_in_html_blocks`): here between empty lines only. */
export function openTableCells(draft: Draft): Draft {
  if (!/<table\b/i.test(draft.text)) return draft;
  const edits: Edit[] = [];
  const masked = maskCode(draft.text);
  for (const { 0: whole, index: start } of draft.text.matchAll(table)) {
    if (!/^\s*</.test(masked.slice(start, start + 5))) continue;
    for (const { 1: open = '', 3: content = '', index } of whole.matchAll(cell)) {
      if (!/[*_`[]|^[ \t]*(?:[-+]|\d+\.)[ \t]/m.test(content)) continue;
      const from = start + index + open.length;
      const text = content.replaceAll(/^(?:[ \t]*\n)+|\s+$/g, '');
      const isFenced = /^[`~]{3}/m.test(text);
      edits.push({
        start: from,
        end: from + content.length,
        text: `\n\n${isFenced ? text : text.replaceAll(/^[ \t]+/gm, '')}\n\n`,
      });
    }
  }
  return editDraft(draft, edits);
}
