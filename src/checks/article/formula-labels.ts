import { diagnose, type Fix } from '../../diagnostics/diagnostic.ts';
import type { ArticleCheck } from './check.ts';

interface Label {
  readonly start: number;
  readonly end: number;
}

/** What stands behind the `$$` that closes a formula: `$$ (eq-one)`, `$$ {#eq-one}`. */
export function labelledClosings(text: string): Label[] {
  if (!/^[ \t>]*\$\$[ \t]*[({][^\n$]*[)}][ \t]*$/m.test(text)) return [];
  const labels: Label[] = [];
  let isOpen = false;
  let start = 0;
  for (const line of text.split('\n')) {
    const [, before, label] = /^([ \t>]*\$\$)([^\n$]*)$/.exec(line) ?? [];
    if (before !== undefined && label !== undefined) {
      if (isOpen && /^[ \t]*[({][^\n]*[)}][ \t]*$/.test(label))
        labels.push({ start: start + before.length, end: start + line.length });
      isOpen = !isOpen;
    }
    start += line.length + 1;
  }
  return labels;
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
  const opening = text.lastIndexOf('$$', line - 1);
  if (name === undefined || opening === -1) return undefined;
  if (/\\(?:label|tag|begin)\b|\\\\/.test(text.slice(opening, line))) return undefined;
  const before = /^[ \t>]*/.exec(text.slice(line))?.[0] ?? '';
  return {
    edits: [
      { start: line, end: line, text: `${before}\\label{${name}}\n` },
      { start, end, text: '' },
    ],
  };
}
