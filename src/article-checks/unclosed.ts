import type { Nodes, Parents } from 'mdast';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { append } from '../model/append.ts';
import type { ArticleCheck, ArticleSource } from './check.ts';
import { readDirective } from './dialects/directives.ts';

/** Callouts, code and formulas that take in what comes after them. */
export const checkUnclosed: ArticleCheck = (_tree, source) => {
  const diagnostics: Diagnostic[] = [];
  const { nodes } = source;
  for (const node of nodes.of('containerDirective')) append(diagnostics, checkCallout(node, source));
  for (const node of nodes.of('code')) append(diagnostics, checkFence(node, source));
  // Behind a formula that took the beginning of the next one for its end, every `$$` is misread.
  for (const node of nodes.of('math')) {
    append(diagnostics, checkFence(node, source));
    if (takesInText(node.value)) break;
  }
  if (source.text.includes(':::')) {
    const directives: Directives = { open: 0 };
    for (const node of nodes.of('text')) append(diagnostics, findStrayFences(node, source, directives));
  }
  return diagnostics;
};

/** Directives that are reported as such, and whose closing lines are still to come. */
interface Directives {
  open: number;
}

function report(
  source: ArticleSource,
  start: number,
  end: number,
  message: string,
  hint: string,
): Diagnostic {
  return diagnose('markup-closed', source.range(start, end), message, { hint });
}

function checkCallout(
  node: Extract<Nodes, { type: 'containerDirective' }>,
  source: ArticleSource,
): Diagnostic[] {
  const start = node.position?.start.offset ?? 0;
  const lines = source.text.slice(start, node.position?.end.offset).split('\n');
  // What another dialect writes otherwise is a callout only where it is closed.
  const colons = /^(:{3,})[a-z][\w-]*(?:[[{]|[ \t]*$)/i.exec(lines[0] ?? '')?.[1];
  if (colons === undefined) return [];
  const last = lines.length > 1 ? /^[ \t>]*(:{3,})[ \t]*$/.exec(lines.at(-1) ?? '')?.[1] : undefined;
  if (last !== undefined && last.length >= colons.length) return [];
  const holdsNested = (node as Parents).children.some(({ type }) => type === 'containerDirective');
  return [
    report(
      source,
      start,
      start + (lines[0]?.length ?? 0),
      `The callout ":::${node.name}" is not closed.`,
      holdsNested || isNested(start, source)
        ? `Write ${colons} after its text. A callout that contains another has more colons: ::::note.`
        : `Write ${colons} on a line of its own after its text.`,
    ),
  ];
}

/** Whether another callout is open above: its fence closes both. */
function isNested(start: number, { text }: ArticleSource): boolean {
  const fences = text.slice(0, start).match(/^[ \t>]*:{3,}.*$/gm) ?? [];
  return fences.filter((line) => /:[a-z]/.test(line)).length * 2 > fences.length;
}

/** Whether a display formula goes on over blocks of Markdown: TeX allows no empty line in one. */
export function takesInText(tex: string): boolean {
  return /\n[ \t>]*\n[ \t>]*(?:#{1,6}[ \t]+\S|:{3,}[a-z]|`{3}|\p{L}{2,}(?:,?[ \t]+\p{L}{2,}){3}|\p{Lo}{4})/u.test(
    tex,
  );
}

function checkFence(node: Extract<Nodes, { type: 'code' | 'math' }>, source: ArticleSource): Diagnostic[] {
  const start = node.position?.start.offset ?? 0;
  const lines = source.text.slice(start, node.position?.end.offset).split('\n');
  const fence = /^(?:`{3,}|~{3,}|\${2,})/.exec(lines[0] ?? '')?.[0];
  if (fence === undefined) return [];
  const what = node.type === 'math' ? 'formula' : 'code block';
  const end = start + (lines[0]?.length ?? 0);
  const closing = lines.length > 1 ? withoutLabel(lines.at(-1) ?? '').trim() : '';
  // A formula may end behind its last line: `\end{align}$$`.
  const isClosed =
    node.type === 'math'
      ? closing.endsWith(fence) && !takesInText(node.value)
      : closing.startsWith(fence) && closing.replaceAll(fence[0] ?? '', '') === '';
  if (!isClosed)
    return [
      report(
        source,
        start,
        end,
        `The ${what} is not closed.`,
        `Write ${fence} on a line of its own after it.`,
      ),
    ];
  // The line that should open the next block is code of this one, and that block's end has closed it.
  const opening = lines
    .slice(1, -1)
    .findIndex((line) => line.startsWith(fence) && /^[a-z{]/i.test(line.slice(fence.length)));
  if (opening === -1 || node.type === 'math') return [];
  const hint = `Write ${fence} after the first one. A block that shows ${fence} has a longer fence: ${fence}${fence[0] ?? ''}.`;
  return [report(source, start, end, 'The code block swallows the start of another one.', hint)];
}

/** A closing line without the signs of quotations before it and the label of a formula after it. */
function withoutLabel(line: string): string {
  return line.replace(/^[ \t>]+/, '').replace(/(\$\$)[ \t]*[({].*[)}][ \t]*$/, '$1');
}

/** Fences that close nothing, those that nothing closes, and directives that are none here. */
function findStrayFences(
  node: Extract<Nodes, { type: 'text' }>,
  source: ArticleSource,
  directives: Directives,
): Diagnostic[] {
  if (!node.value.includes(':::')) return [];
  const from = node.position?.start.offset ?? 0;
  const written = source.text.slice(from, node.position?.end.offset);
  return [...written.matchAll(/^[ \t>]*(:{3,})[ \t]*([{a-z][^\n]*)?$/gim)].flatMap(
    ({ 0: line, 2: info, index }): Diagnostic[] => {
      const [start, end] = [from + index, from + index + line.length];
      const [, name = '', title = ''] = /^\{([a-z][\w:-]*)\}[ \t]*(.*)$/i.exec(info ?? '') ?? [];
      const directive = readDirective(`{${name}}`, title);
      if (directive !== undefined) {
        directives.open += 1;
        const message = `The directive ${directive.name} is printed as text.`;
        return [diagnose('dialect-known', source.range(start, end), message, { hint: directive.hint })];
      }
      if (info !== undefined)
        return [
          report(
            source,
            start,
            end,
            'The block that this line opens is not closed.',
            'Write ::: on a line of its own after its text.',
          ),
        ];
      if (directives.open > 0) {
        directives.open -= 1;
        return [];
      }
      return [
        report(
          source,
          start,
          end,
          'This line does not close any callout.',
          'Remove it, or open the callout with :::note. A callout that contains another has more colons: ::::note.',
        ),
      ];
    },
  );
}
