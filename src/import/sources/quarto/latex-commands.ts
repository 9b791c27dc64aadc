import type { Conversion } from '../../markdown/page.ts';
import type { Draft } from '../../markdown/draft.ts';
import { replaceOutsideCode } from '../../markdown/text-passes.ts';

const entries = /\\index\{(?:[^{}\n]|\{[^{}\n]*\})*\}/g;
const layout =
  /^[ \t]*\\(?:newpage|clearpage|cleardoublepage|pagebreak|frontmatter|mainmatter|backmatter|appendix|printindex|tableofcontents|listoffigures|listoftables|bigskip|medskip|smallskip|noindent|vspace\*?\{[^{}\n]*\})[ \t]*$/gm;

/** Commands of LaTeX between the words, which only the printed book of the source reads: its index, and its pages. */
export function dropLatexCommands(draft: Draft, report: Conversion['report']): Draft {
  const drop = (text: Draft, pattern: RegExp, what: string) =>
    replaceOutsideCode(text, pattern, ({ 0: written, index }) => {
      report({ what, became: 'dropped', detail: written.trim(), origin: text.originAt(index) });
      return '';
    });
  if (!draft.text.includes('\\')) return draft;
  return drop(drop(draft, entries, 'entries of an index'), layout, 'commands of LaTeX that lay out pages');
}
