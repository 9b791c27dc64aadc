import { readCodeInfo } from '../../markdown/code-info.ts';
import { listLines } from '../../markdown/verbatim-lines.ts';
import { editDraft, type Draft, type Edit } from './draft.ts';
import type { Conversion } from './page.ts';

const openingFence =
  /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:`{3,}(?![^\n]*`)|~{3,})[\w+#.-]+[ \t]+(?=\S)/;

/** `"text"`, `/expression/`, `key="text"`, `{1,3}`, `key={data}` and words: one after the other. */
const option =
  /[ \t]*(?:[\w-]+=)?(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/(?:\\.|[^/\\])+\/|\{[^{}]*\})|[ \t]*[^\s"'/{}=]+(?:=[^\s"'/{}]+)?/g;

/** Words of Expressive Code that Kolofon reads otherwise: they mark words, or give the language of a difference. */
const isWords = /^[ \t]*(?:(?:ins|del|mark|lang)=)?(?:"[^]*"|'[^]*'|\/[^]*\/)$/;

/** Drops what is written after the language of a code block and only means something to its tool; marked lines and titles stay. */
export function dropCodeWords(draft: Draft, report: Conversion['report'], isMdx: boolean): Draft {
  if (!/^[ \t>]*(?:[-*+\d.)]+[ \t]+)?(?:`{3,}|~{3,})[\w+#.-]+[ \t]+\S/m.test(draft.text)) return draft;
  const edits: Edit[] = [];
  for (const { text, start, isVerbatim } of listLines(draft.text, isMdx)) {
    const [fence] = isVerbatim ? [] : (openingFence.exec(text) ?? []);
    if (fence === undefined) continue;
    for (const { 0: written, index } of text.slice(fence.length).matchAll(option)) {
      if (!isWords.test(written) && readCodeInfo(`text ${written}`).ignored.length === 0) continue;
      const at = start + fence.length + index;
      edits.push({ start: at, end: at + written.length, text: '' });
      report({
        what: 'words after the language of a code block',
        became: 'dropped',
        detail: written.trim(),
        origin: draft.originAt(at),
      });
    }
  }
  return editDraft(draft, edits);
}
