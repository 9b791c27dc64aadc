import { diagnose, type Checked, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { sourcePath } from '../model/paths.ts';
import type { Place } from '../model/place.ts';
import type { SourceText } from '../model/source-text.ts';

export const popularityFile = sourcePath('series/popularity.csv');

const header = 'article,reads';

/** Reads how often each article was read, by article id: lines of `id,count` below `article,reads`. */
export function readPopularity(source: SourceText): Checked<ReadonlyMap<string, number>> {
  const [first, ...lines] = [...source.text.matchAll(/[^\n]+/g)];
  const reads = new Map<string, number>();
  if (first?.[0] !== header) {
    const place = source.place(first?.index ?? 0, (first?.index ?? 0) + (first?.[0].length ?? 0));
    const hint = 'Write the file again with "kolofon popularity", or delete it.';
    return { value: reads, diagnostics: [problem(place, `The first line is not "${header}".`, hint)] };
  }
  const diagnostics: Diagnostic[] = [];
  for (const { 0: line, index } of lines) {
    const [, id, count = ''] = /^([^,]+),([^,]+)$/.exec(line) ?? [];
    const place = (from: number, to: number) => source.place(index + from, index + to);
    if (id === undefined) {
      const hint = 'Write the id of an article, a comma and a number.';
      diagnostics.push(problem(place(0, line.length), 'The line is not an article and a count.', hint));
    } else if (!/^\d+$/.test(count) || !Number.isSafeInteger(Number(count))) {
      const hint = 'Write a whole number, 0 or more, in digits alone.';
      diagnostics.push(problem(place(id.length + 1, line.length), 'The count is not a whole number.', hint));
    } else if (reads.has(id)) {
      const hint = 'Make one line of the two, with their sum.';
      diagnostics.push(problem(place(0, id.length), `The article "${id}" is listed twice.`, hint));
    } else {
      reads.set(id, Number(count));
    }
  }
  return { value: reads, diagnostics };
}

function problem(place: Place, message: string, hint: string): Diagnostic {
  return diagnose('popularity-valid', place, message, { hint });
}
