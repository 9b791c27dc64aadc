import type { Dialect } from './dialect.ts';

const formulas =
  /^(?:equation|align|alignat|gather|multline|eqnarray|flalign|displaymath|math|split|cases|array|[bpvBV]?matrix)\*?$/;

/** Commands of LaTeX outside of formulas. */
export const latex: readonly Dialect[] = [
  {
    sign: '\\begin',
    pattern: /^[ \t>]*\\begin\{([a-zA-Z]+\*?)\}(?:(?!\n[ \t]*\n)[^]){0,4000}?\\end\{\1\}/gm,
    name: 'An environment of LaTeX',
    hint: ([, name = '']) =>
      formulas.test(name)
        ? 'Write $$ in a line of its own before it and after it.'
        : 'Write it in Markdown: a callout, a list, a table or a figure.',
  },
  {
    sign: 'ref',
    pattern: /\\(?:eq)?ref\{([^{}\n]{1,100})\}/g,
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
    name: 'A command of LaTeX',
    hint: ([, name = '']) => hints.get(name) ?? 'Write it in Markdown, or between dollar signs as a formula.',
  },
];

const hints: ReadonlyMap<string, string> = new Map([
  ...['cite', 'citet', 'citep', 'parencite', 'textcite', 'autocite'].map((name): [string, string] => [
    name,
    'Write [@key], or @key in the sentence.',
  ]),
  ['footnote', 'Write [^1] here, and [^1]: with the note in a line of its own.'],
  ['emph', 'Write *text*.'],
  ['textit', 'Write *text*.'],
  ['textbf', 'Write **text**.'],
  ['texttt', 'Write `text`.'],
  ['url', 'Write <https://…>.'],
  ['href', 'Write [text](https://…).'],
  ['label', 'Write <a id="name"></a>, and link to it with [text](#name).'],
]);
