import { listLines, type TextLine } from '../../markdown/verbatim-lines.ts';
import { editDraft, type Draft, type Edit } from './draft.ts';
import { maskCode } from './mask-code.ts';
import type { Conversion } from './page.ts';

/** Replaces every match outside of code. `put` returns undefined for what is to stay. */
export function replaceOutsideCode(
  draft: Draft,
  pattern: RegExp,
  put: (match: RegExpExecArray) => string | undefined,
): Draft {
  const masked = maskCode(draft.text);
  return editDraft(
    draft,
    [...masked.matchAll(pattern)].flatMap((match) => {
      const start = match.index;
      const end = start + match[0].length;
      const text = put(match);
      return text === undefined ? [] : [{ start, end, text }];
    }),
  );
}

const contentsMark =
  /^[ \t]*(?:\[+_{0,2}TOC_{0,2}\]+|\{\{?[ \t]*TOC[ \t]*\}?\}|<!--[ \t]*toc[ \t]*-->)[ \t]*$/gim;

/** At most one empty line outside of code, also where something was taken away. */
export function dropEmptyLines(draft: Draft): Draft {
  if (!/\n[ \t]*\n[ \t]*\n/.test(draft.text)) return draft;
  const edits: Edit[] = [];
  let empty: TextLine[] = [];
  for (const line of listLines(draft.text)) {
    if (!line.isVerbatim && line.text.trim() === '') {
      empty.push(line);
      continue;
    }
    const [first, second] = empty;
    // Below an indented line, it may be code.
    if (first !== undefined && second !== undefined && !/^(?: {4}|\t)/.test(line.text))
      edits.push({ start: first.start, end: line.start, text: '\n' });
    empty = [];
  }
  return editDraft(draft, edits);
}

/** `[TOC]` and `[[toc]]`: pages and books have their contents. */
export function dropContentsMarks(draft: Draft): Draft {
  return /toc/i.test(draft.text) ? replaceOutsideCode(draft, contentsMark, () => '') : draft;
}

/** Icons by their names, which only the theme of the source has: `:material-clock:`. */
export function dropIcons(draft: Draft, { report }: Conversion): Draft {
  const icon = /:(?:material|fontawesome|octicons|simple)-[\w-]+:(?:\{[^{}\n]*\})?[ \t]?/g;
  return replaceOutsideCode(draft, icon, ({ 0: detail, index }) => {
    report({ what: 'icons', became: 'dropped', detail, origin: draft.originAt(index) });
    return '';
  });
}
