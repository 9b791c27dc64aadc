import { diagnose } from '../../diagnostics/diagnostic.ts';
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
      { hint: 'Number a formula with \\tag{1} inside it, and refer to it by that number.' },
    );
  });
