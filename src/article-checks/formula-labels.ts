import { diagnose, type Fix } from '../diagnostics/diagnostic.ts';
import type { ArticleCheck } from './check.ts';

interface Label {
  readonly start: number;
  readonly end: number;
}

/** What stands behind the `$$` that closes a formula: `$$ (eq-one)`, `$$ {#eq-one}`, `$$ x $$ (eq-one)`. */
export function labelledClosings(text: string): Label[] {
  if (!/\$\$[ \t]*[({][^\n$]*[)}][ \t]*$/m.test(text)) return [];
  const labels: Label[] = [];
  const lines = text.split('\n');
  let isOpen = false;
  let fence: string | undefined;
  let start = 0;
  for (const [index, line] of lines.entries()) {
    const mark = /^[ \t>]*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence) === true) fence = undefined;
    const isAlone = !isOpen && isBlank(lines[index - 1]) && isBlank(lines[index + 1]);
    const [, formula] = (isAlone ? whole.exec(line) : null) ?? [];
    const [, before, label] = boundary.exec(line) ?? [];
    if (fence === undefined && formula !== undefined)
      labels.push({ start: start + formula.length, end: start + line.length });
    if (fence === undefined && before !== undefined && label !== undefined) {
      if (isOpen && /^[ \t]*[({][^\n]*[)}][ \t]*$/.test(label))
        labels.push({ start: start + before.length, end: start + line.length });
      isOpen = !isOpen;
    }
    start += line.length + 1;
  }
  return labels;
}

/** A line that opens or closes a formula. */
const boundary = /^([ \t>]*\$\$)([^\n$]*)$/;

/** A formula in a line of its own, with a label behind it. */
const whole = /^([ \t>]*\$\$[^\n$]+\$\$)[ \t]*(?:\([\w:.-]+\)|\{#?[\w:.-]+\})[ \t]*$/;

function isBlank(line: string | undefined): boolean {
  return line === undefined || /^[ \t>]*$/.test(line);
}

export const checkFormulaLabels: ArticleCheck = (_tree, source) =>
  labelledClosings(source.text).map(({ start, end }) => {
    const label = source.text.slice(start, end).trim();
    const from = source.text.indexOf(label, start);
    return diagnose(
      'dialect-known',
      source.range(from, from + label.length),
      `The label ${label} of the formula is left out.`,
      {
        hint: 'Write \\label{eq-one} inside the formula: it gets a number, and \\eqref{eq-one} leads to it.',
        fix: fixLabel(label, source.text, start, end),
      },
    );
  });

/** Writes the label inside a formula of one row that has none. */
function fixLabel(label: string, text: string, start: number, end: number): Fix | undefined {
  const name = /^(?:\(|\{#?)([A-Za-z][\w:-]*)[)}]$/.exec(label)?.[1];
  const line = text.lastIndexOf('\n', start) + 1;
  const isWhole = text.slice(line, start - 2).includes('$$');
  const opening = isWhole ? line : text.lastIndexOf('$$', line - 1);
  if (name === undefined || opening === -1) return undefined;
  if (/\\(?:label|tag|begin)\b|\\\\/.test(text.slice(opening, isWhole ? start : line))) return undefined;
  const before = /^[ \t>]*/.exec(text.slice(line))?.[0] ?? '';
  const written = isWhole
    ? { start: start - 2, end: start - 2, text: `\\label{${name}} ` }
    : { start: line, end: line, text: `${before}\\label{${name}}\n` };
  return { edits: [written, { start, end, text: '' }] };
}
