import { labelledClosings } from '../../checks/article/formula-labels.ts';

/** The text without the labels behind closing lines of formulas, which would not close them: as long as before. */
export function closeFormulas(text: string): string {
  let closed = text;
  for (const { start, end } of labelledClosings(text))
    closed = closed.slice(0, start) + ' '.repeat(end - start) + closed.slice(end);
  return closed;
}
