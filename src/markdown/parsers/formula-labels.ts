import { labelledClosings } from '../../article-checks/formula-labels.ts';

/** The text without the labels after closing lines of formulas, which would not close them: as long as before. */
export function closeFormulas(text: string): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end } of labelledClosings(text)) {
    pieces.push(text.slice(done, start), ' '.repeat(end - start));
    done = end;
  }
  return done === 0 ? text : pieces.join('') + text.slice(done);
}
