import { editDraft, type Draft } from '../../markdown/draft.ts';
import type { Conversion } from '../../markdown/page.ts';
import { escapeTitle } from '../../markdown/titles.ts';

const inline = /`r[ \t]+([^`\n]+)`|`\{(?:r|python)\}[ \t]+([^`\n]+)`/g;

/** A function of the book itself, called with one text and named options: `ref("Task")`, `index("bias", lower = FALSE)`. */
const callWithText =
  /^([\w.]+)\(\s*(?:"([^"\\]+)"|'([^'\\]+)')\s*(?:,\s*[\w.]+\s*=\s*(?:"[^"]*"|'[^']*'|[\w.]+)\s*)*\)$/;

/** Functions of R that make something else of a text. */
const computes =
  /^(?:to(?:upper|lower)|casefold|nchar|paste0?|sprintf|format\w*|rev|sub|gsub|substr\w*|strsplit|basename|dirname|normalizePath|get\w*|eval|parse|source|exists|date|file\w*|read\w*|packageVersion|nrow|ncol|length|sum|mean|round|class|as\.\w+|R\.\w+|Sys\.\w+|system\w*|max|min)$/;

/**
 * Code in sentences, which is not run. A function that books define for words and links of one kind shows the text it is
 * called with; everything else stays, marked.
 */
export function convertInlineCode(draft: Draft, report: Conversion['report']): Draft {
  const edits = [...draft.text.matchAll(inline)].map(({ 0: written, 1: r, 2: other, index }) => {
    const [, name = '', double, single] = callWithText.exec((r ?? other ?? '').trim()) ?? [];
    const text = double ?? single;
    const isText = text !== undefined && !computes.test(name);
    report({
      what: isText ? `results of code in sentences: ${name}()` : 'results of code in sentences',
      became: isText ? 'changed' : 'unconverted',
      detail: written,
      origin: draft.originAt(index),
    });
    if (!isText) return { start: index + 1, end: index + 1, text: 'unconverted: ' };
    const shown = /^https?:\S+$/.test(text) ? `<${text}>` : escapeTitle(text);
    return { start: index, end: index + written.length, text: shown };
  });
  return editDraft(draft, edits);
}
