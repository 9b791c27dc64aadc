import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { LoadedArticle } from '../load/article.ts';
import type { PublicationCheck } from './check.ts';

/** What neither a title nor a summary may hold: links, citations, notes, directives, marks. */
const marks = /\[[^[\]]+\](?:\(|\{)|\[-?@[^[\]]+\]|\[\^[^[\]]+\]|:span\[|~~\S[^~]*~~|==\S[^=]*==/u;

/** A title may hold these, and a summary is plain text. */
const titleMarks =
  /`[^`]+`|(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{N}*])\*{1,2}(?![\s*])[^*]+(?<!\s)\*(?![\p{Script=Latin}\p{Script=Cyrillic}\p{N}])|(?<![\p{L}\p{N}$])\$(?![\s\d$])[^$]+(?<!\s)\$(?!\d)/u;

/** In letters: longer ones are refused. */
const longest = 2_000;

/** Markup in a title or a summary that would be printed as it is. */
export const checkPlainTexts: PublicationCheck = ({ articles }) => articles.flatMap(checkArticle);

function checkArticle({ frontMatter, isValid, place }: LoadedArticle): Diagnostic[] {
  if (!isValid) return [];
  const { title, summary } = frontMatter;
  const inTitle = marks.exec(title.slice(0, longest));
  const text = summary.slice(0, longest);
  const inSummary = marks.exec(text) ?? titleMarks.exec(text);
  const report = (what: string, [found]: RegExpExecArray, hint: string): Diagnostic =>
    diagnose('dialect-known', place, `${what} holds markup that is printed as text: ${found.slice(0, 60)}`, {
      hint,
    });
  return [
    ...(inTitle
      ? [
          report(
            'The title',
            inTitle,
            'A title can hold `code`, $formulas$, *emphasis* and **strong emphasis**.',
          ),
        ]
      : []),
    ...(inSummary ? [report('The summary', inSummary, 'A summary is plain text: remove the signs.')] : []),
  ];
}
