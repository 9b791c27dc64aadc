import type { Code, InlineCode } from 'mdast';
import { engineFor } from '../diagrams/engines.ts';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { append } from '../model/append.ts';
import type { ArticleCheck, ArticleSource } from './check.ts';
import { diagramHint, readDirective } from './dialects/directives.ts';

interface Mark {
  /** Of code blocks in some languages only. */
  readonly language?: RegExp;
  readonly pattern: RegExp;
  readonly message: string;
  readonly hint: string;
}

const noMarks = 'Remove it, and write the line numbers after the language: ```js {3,5-7}.';

/** What other tools read in a block of code, and Kolofon prints. */
const marks: readonly Mark[] = [
  {
    pattern: /^[ \t]*\*\/?!\*[ \t]*$/m,
    message: 'A line marker is printed as code.',
    hint: noMarks,
  },
  {
    pattern: /^[ \t]*(?:\/\/|#|--|%|\/\*|<!--|\{\/\*)[ \t]*highlight-(?:next-line|start|end)\b[^\n]*$/m,
    message: 'A line marker is printed as code.',
    hint: noMarks,
  },
  {
    pattern: /(?:\/\/|#|--|%|\/\*|<!--)[ \t]*\[!code[ \t][^\]\n]*\]/,
    message: 'A line marker is printed as code.',
    hint: noMarks,
  },
  {
    language: /^(?!\{)/,
    pattern: /^(?:#|\/\/|%%|--)\|[ \t][^\n]*$/m,
    message: 'A cell option is printed as code.',
    hint: 'Remove it, or write the language in braces: ```{r}.',
  },
  {
    language: /^\{?rust\b/,
    pattern: /^[ \t]*# [^\n]*$/m,
    message: 'A line that mdBook hides is printed.',
    hint: 'Remove the line: all code is shown.',
  },
  {
    pattern: /\{\{#title\b[^{}\n]*\}\}/,
    message: 'An mdBook command is printed as code.',
    hint: 'Remove it: the title is in the front matter.',
  },
];

/** Marks of other tools in code, and blocks of code that are none: each kind once in an article. */
export const checkCodeMarks: ArticleCheck = (_tree, source) => {
  const diagnostics: Diagnostic[] = [];
  const reported = new Set<Mark>();
  for (const phrase of source.nodes.of('inlineCode')) append(diagnostics, checkPhrase(phrase, source));
  for (const block of source.nodes.of('code')) {
    if (engineFor(/[\w-]+/.exec(block.lang ?? '')?.[0]) !== undefined) continue;
    const directive = checkDirective(block, source);
    if (directive !== undefined) diagnostics.push(directive);
    else append(diagnostics, findMarks(block, source, reported));
  }
  return diagnostics;
};

function checkDirective(node: Code, source: ArticleSource): Diagnostic | undefined {
  const lang = node.lang ?? '';
  const start = node.position?.start.offset ?? 0;
  const lineEnd = source.text.indexOf('\n', start);
  const place = source.range(start, lineEnd === -1 ? source.text.length : lineEnd);
  if (/^(?:plantuml|puml|d2|tikz)$/i.test(lang))
    return diagnose('dialect-known', place, 'The source of a diagram is printed, not the diagram.', {
      hint: diagramHint(),
    });
  const directive = readDirective(lang, node.meta ?? '');
  if (directive === undefined) return undefined;
  const { name, hint } = directive;
  return diagnose('dialect-known', place, `The directive ${name} is printed as code.`, { hint });
}

function findMarks(node: Code, source: ArticleSource, reported: Set<Mark>): Diagnostic[] {
  const start = node.position?.start.offset ?? 0;
  const written = source.text.slice(start, node.position?.end.offset);
  const body = written.indexOf('\n') + 1;
  const code = written.slice(body);
  return marks.flatMap((mark) => {
    if (reported.has(mark) || mark.language?.test(node.lang ?? '') === false) return [];
    const match = mark.pattern.exec(code);
    if (match === null) return [];
    reported.add(mark);
    const from = start + body + match.index + (/^[ \t]*/.exec(match[0])?.[0].length ?? 0);
    const place = source.range(from, start + body + match.index + match[0].length);
    return [diagnose('dialect-known', place, mark.message, { hint: mark.hint })];
  });
}

/** A result that another tool computes: `r mean(x)`, `= this.file.name`. */
const computed = /^(?:r[ \t]+[\w.]+[([$]|\{(?:r|python|julia|ojs|eval)\}[ \t]|\$?=[ \t]*(?:this|dv)\b)/;

function checkPhrase({ value, position }: InlineCode, source: ArticleSource): Diagnostic[] {
  const start = position?.start.offset ?? 0;
  const report = (message: string, hint: string) => [
    diagnose('dialect-known', source.range(start, position?.end.offset ?? 0), message, { hint }),
  ];
  if (computed.test(value))
    return report(
      'A command inside a line is printed as code.',
      'Write its result: Kolofon does not run code.',
    );
  // The backticks before two quotations, and the words between them.
  if (/^``[^`\n]*\S''/.test(source.text.slice(start, position?.end.offset)))
    return report('Quotations of LaTeX are read as code.', `Write "text" for \`\`text''.`);
  return [];
}
