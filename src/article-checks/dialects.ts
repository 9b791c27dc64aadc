import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ArticleCheck } from './check.ts';
import { blocks } from './dialects/blocks.ts';
import { editing } from './dialects/editing.ts';
import { latex } from './dialects/latex.ts';
import { notes } from './dialects/notes.ts';
import { pandoc } from './dialects/pandoc.ts';
import { phrases } from './dialects/phrases.ts';
import { sites } from './dialects/sites.ts';
import { slips } from './dialects/slips.ts';
import { wideSigns } from './dialects/wide-signs.ts';
import { blank, maskVerbatim } from './mask-verbatim.ts';

const dialects = [
  ...pandoc,
  ...blocks,
  ...sites,
  ...latex,
  ...editing,
  ...notes,
  ...phrases,
  ...slips,
  ...wideSigns,
];

/** Paragraphs that define commands of TeX, and nothing else: formulas may use them. */
const definitions =
  /(?<=^|\n[ \t]*\n)(?:[ \t]*\\(?:(?:re)?newcommand|providecommand|DeclareMathOperator|def)(?![a-zA-Z])[^\n]*(?:\n|$))+(?=[ \t]*(?:\n|$))/g;

/** Markup of other dialects, which would be printed as it is. */
export const checkDialects: ArticleCheck = (tree, source) => {
  const possible = dialects.filter(({ sign }) => source.text.includes(sign));
  if (possible.length === 0) return [];
  const shown = maskVerbatim(tree, source.text);
  let text = shown.includes('\\') ? shown.replaceAll(definitions, blank) : shown;
  return possible
    .filter(({ sign }) => shown.includes(sign))
    .flatMap(({ pattern, isMarkup, name, hint, fix }) => {
      const masked = text;
      const matches = [...text.matchAll(new RegExp(pattern, `${pattern.flags}d`))].filter(
        (match) => isLedBySpace(match, source.text) && (isMarkup?.(match, source.text) ?? true),
      );
      // A line that is a block of one dialect may look like a phrase of another.
      if (matches.length > 0) text = text.replaceAll(pattern, blank);
      return matches.map((found): Diagnostic => {
        const match = asWritten(found, source.text);
        const start = match.index + (/^[ \t>]*/.exec(match[0])?.[0].length ?? 0);
        const place = source.range(start, match.index + match[0].length);
        const edits = fix?.(match, { text: source.text, masked });
        return diagnose('dialect-known', place, `${name} is printed as text.`, {
          hint: hint(match),
          fix: edits && { edits },
        });
      });
    });
};

/** Code at the start of a line is blank in what is searched, but no indent: `` `a`: b `` defines nothing. */
function isLedBySpace({ 0: found, index }: RegExpExecArray, text: string): boolean {
  const lead = /^[ \t>]*/.exec(found)?.[0] ?? '';
  return text.startsWith(lead, index);
}

/** A match with the code, formulas and tags that were blank in what was searched. */
function asWritten(match: RegExpExecArray, text: string): RegExpExecArray {
  match.indices?.forEach((range: readonly [number, number] | undefined, index) => {
    if (range !== undefined) match[index] = text.slice(...range);
  });
  return match;
}
