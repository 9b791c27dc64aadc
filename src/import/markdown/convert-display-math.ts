import { coveredBy } from './covered-by.ts';
import { editDraft, type Draft } from './draft.ts';

const code = /^[ \t>]*(`{3,}|~{3,})[^\n]*\n[^]*?^[ \t>]*\1[`~]*[ \t]*$/gm;
const formula = /^([ \t>]*)\$\$[ \t]*([^$\n]*)\n((?:(?!\n[ \t]*\n)[^$]){0,10000}?)\$\$[ \t]*$/gm;

/** A formula of several lines has its dollar signs in lines of their own. Pandoc reads them beside it, too. */
export function convertDisplayMath(draft: Draft): Draft {
  const { text } = draft;
  if (!text.includes('$$')) return draft;
  const isCode = coveredBy(
    Array.from(text.matchAll(code), ({ 0: block, index }) => ({ start: index, end: index + block.length })),
  );
  return editDraft(
    draft,
    [...text.matchAll(formula)].flatMap(
      ({ 0: written, 1: margin = '', 2: first = '', 3: rest = '', index }) => {
        const isApart =
          first.trim() === '' && (rest === '' || rest.endsWith('\n') || /\n[ \t>]*$/.test(rest));
        if (isApart || isCode({ start: index, end: index + 1 })) return [];
        const lines = [first.trim() === '' ? undefined : margin + first.trim(), rest.trimEnd()].filter(
          (line) => line !== undefined && line.trim() !== '',
        );
        return [
          {
            start: index,
            end: index + written.length,
            text: `${margin}$$\n${lines.join('\n')}\n${margin}$$`,
          },
        ];
      },
    ),
  );
}
