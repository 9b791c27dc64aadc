import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Place } from '../../model/place.ts';

/** Of the mistakes of one file: each is explained at its place, which takes its time. */
export const mostTold = 1_000;

/** Says how many more than are told there are, at the first of them. */
export function reportRest<Mistake>(
  mistakes: readonly Mistake[],
  placeOf: (mistake: Mistake) => Place,
): Diagnostic[] {
  const next = mistakes[mostTold];
  if (next === undefined) return [];
  const count = (mistakes.length - mostTold).toLocaleString('en');
  return [
    diagnose('size-limit', placeOf(next), `More is wrong from here on, in ${count} places.`, {
      hint: 'Mend what is listed first: often one mistake is made many times.',
    }),
  ];
}
