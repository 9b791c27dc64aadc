import { editDraft, type Draft, type Edit } from '../../markdown/draft.ts';
import type { Conversion } from '../../markdown/page.ts';
import { listLines } from '../../../markdown/verbatim-lines.ts';

const openingFence = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:`{3,}|~{3,})[\w+#.-]+[ \t]+(?=\S)/;

/** Words of Expressive Code: `"text"`, `ins="text"`, `/expression/`; `lang` of a difference; other pairs stay. */
const option =
  /[ \t]*(?:(?<key>[\w-]+)=)?(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/(?:\\.|[^/\\])+\/|\{[^{}]*\})|[ \t]*[^\s"'/{}=]+(?:=[^\s"'/{}]+)?/g;

/** Drops the words that blocks of code mark, which Kolofon does not; marked lines and titles stay. */
export function dropMarkedWords(draft: Draft, report: Conversion['report']): Draft {
  if (!/^[ \t>]*(?:[-*+\d.)]+[ \t]+)?(?:`{3,}|~{3,})[\w+#.-]+[ \t]+\S/m.test(draft.text)) return draft;
  const edits: Edit[] = [];
  for (const { text, start, isVerbatim } of listLines(draft.text)) {
    const [fence] = isVerbatim ? [] : (openingFence.exec(text) ?? []);
    if (fence === undefined) continue;
    for (const { 0: written, index, groups } of text.slice(fence.length).matchAll(option)) {
      const key = groups?.['key'];
      const isWords = /["'/]$/.test(written) && (key === undefined || /^(?:ins|del|mark|lang)$/.test(key));
      if (!isWords) continue;
      const at = start + fence.length + index;
      edits.push({ start: at, end: at + written.length, text: '' });
      report({
        what: 'marked words in blocks of code',
        became: 'dropped',
        detail: written.trim(),
        origin: draft.originAt(at),
      });
    }
  }
  return editDraft(draft, edits);
}
