import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Place } from '../../model/place.ts';

/** Of the mistakes of one file: each is explained at its place, which takes its time. */
export const mostReported = 1_000;

/** Says how many more than are reported there are, at the first of them. */
export function reportRest<Mistake>(
  mistakes: readonly Mistake[],
  placeOf: (mistake: Mistake) => Place,
): Diagnostic[] {
  const next = mistakes[mostReported];
  if (next === undefined) return [];
  const count = (mistakes.length - mostReported).toLocaleString('en');
  return [
    diagnose('size-limit', placeOf(next), `There are more problems from here on, in ${count} places.`, {
      hint: 'Fix the listed problems first: one mistake is often repeated.',
    }),
  ];
}
