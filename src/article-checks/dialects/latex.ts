import { isEquationLabel } from '../formula-labels.ts';
import type { Dialect } from './dialect.ts';
import { lookupTable } from '../../model/lookup-table.ts';

const formulas =
  /^(?:equation|align|alignat|gather|multline|eqnarray|flalign|displaymath|math|split|cases|array|[bpvBV]?matrix)\*?$/;

/** `\"{o}`, `{\"o}`, `\c{c}`, and `\"o` inside a word. */
const accent = /\\["'`^~=.cHkrv]\{[a-zA-Z]\}|\{\\["'`^~=.][a-zA-Z]\}|(?<=\p{L})\\["^][aeiouAEIOU](?=\p{L})/gu;

const accents: Readonly<Record<string, string>> = lookupTable({
  '"': '\u0308',
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  c: '\u0327',
  H: '\u030B',
  k: '\u0328',
  r: '\u030A',
  v: '\u030C',
});

/** Commands of LaTeX outside of formulas. */
export const latex: readonly Dialect[] = [
  {
    sign: '\\begin',
    pattern: /^[ \t>]*\\begin\{([a-zA-Z]+\*?)\}(?:(?!\n[ \t]*\n)[^]){0,4000}?\\end\{\1\}/gm,
    name: 'An environment of LaTeX',
    hint: ([, name = '']) =>
      formulas.test(name)
        ? 'Write $$ on a line of its own before it and after it.'
        : 'Write it in Markdown: a callout, a list, a table or a figure.',
  },
  {
    sign: 'ref',
    pattern: /\\(?:eq)?ref\{([^{}\n]{1,100})\}/g,
    isMarkup: ([, label = ''], text) => !isEquationLabel(label, text),
    name: 'A reference of LaTeX',
    hint: ([whole, label = '']) =>
      `Write $${whole}$ for an equation with \\label{${label}}, and a link for anything else.`,
  },
  {
    sign: '\\',
    pattern: /^\\(?:newpage|pagebreak|clearpage|tableofcontents|noindent)\b[^\n]*$/gm,
    name: 'A command of LaTeX',
    hint: () => 'Remove it: pages are laid out by the style sheet of the book.',
  },
  {
    sign: '\\',
    pattern: /(?<!\\)\\([a-zA-Z]{2,20})\*?(?:\[[^\]\n]{0,100}\])?\{[^{}\n]{0,500}\}/g,
    isMarkup: ([, name = '']) =>
      !/^(?:(?:re)?newcommand|providecommand|DeclareMathOperator|(?:eq)?ref)$/.test(name),
    name: 'A command of LaTeX',
    hint: ([, name = '']) => hintFor(name),
  },
  {
    sign: '\\',
    pattern:
      /(?<![\\:])\\(l?dots)(?![a-zA-Z\\])|(?<![\\\w:])\\(item|par|bf|it|em|sc|tt|LaTeX|TeX|maketitle|q?quad|hfill|(?:big|med|small)skip|linebreak|centering|appendix|(?:new|clear)page|pagebreak|noindent)(?![a-zA-Z\\])/g,
    name: 'A command of LaTeX',
    hint: ([, dots = '', name = dots]) => hintFor(name),
  },
  {
    sign: '\\',
    pattern: accent,
    name: 'An accent of LaTeX',
    hint: (match) => `Write ${accented(match)}.`,
  },
  {
    sign: '\\,',
    pattern: /(?<=[\p{L}\p{N}.])\\,(?=[\p{L}\p{N}])/gu,
    name: 'A thin space of LaTeX',
    hint: () => 'Write &#8239; for a narrow space at which no line ends, or a space.',
  },
  {
    sign: '~',
    pattern: /(?<=\p{L}\.)~(?=[\p{L}\p{N}])|(?<=[\p{L}.])~(?=[\p{N}$])(?![^\s~]{1,40}~)/gu,
    name: 'A tie of LaTeX',
    hint: () => 'Write &nbsp; for a space at which no line ends, or a space.',
  },
  {
    sign: '``',
    pattern: /(?<!`)``(?!`)([^`\n]{1,300}?)''(?!')/g,
    name: 'A quotation of LaTeX',
    hint: ([, quoted = '']) => `Write "${quoted}".`,
  },
];

function hintFor(name: string): string {
  return hints.get(name) ?? 'Write it in Markdown, or between dollar signs as a formula.';
}

/** The letter with its accent. */
function accented([written]: RegExpExecArray): string {
  const [, sign = '', letter = ''] = /\\(.)\{?(.)/.exec(written) ?? [];
  return `${letter}${accents[sign] ?? ''}`.normalize('NFC');
}

const hints: ReadonlyMap<string, string> = new Map([
  ...['cite', 'citet', 'citep', 'parencite', 'textcite', 'autocite'].map((name): [string, string] => [
    name,
    'Write [@key], or @key in the sentence.',
  ]),
  ['footnote', 'Write [^1] here, and [^1]: with the note in a line of its own.'],
  ['emph', 'Write *text*.'],
  ['em', 'Write *text*.'],
  ['it', 'Write *text*.'],
  ['bf', 'Write **text**.'],
  ['tt', 'Write `text`.'],
  ['dots', 'Write three dots.'],
  ['ldots', 'Write three dots.'],
  ['item', 'Write - and the text.'],
  ...['newpage', 'clearpage', 'pagebreak', 'noindent'].map((name): [string, string] => [
    name,
    'Remove it: pages are laid out by the style sheet of the book.',
  ]),
  ['par', 'Write an empty line.'],
  ['textit', 'Write *text*.'],
  ['textbf', 'Write **text**.'],
  ['texttt', 'Write `text`.'],
  ['url', 'Write <https://…>.'],
  ['href', 'Write [text](https://…).'],
  ['label', 'Write <a id="name"></a>, and link to it with [text](#name).'],
]);
