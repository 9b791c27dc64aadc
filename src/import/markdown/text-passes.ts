import { editDraft, type Draft } from './draft.ts';
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
