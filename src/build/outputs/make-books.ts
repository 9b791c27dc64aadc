import type { Format } from '../../formats/format.ts';
import type { Paginations } from '../../formats/pagination.ts';
import { joinPackaged, type Packaged } from './package.ts';

/** Makes the printed books and the e-books side by side: each e-book as soon as its book is printed. */
export async function makeBooks(
  make: (stage: Exclude<Format['stage'], 'site'>) => Promise<Packaged>,
  paginations: readonly Paginations[],
): Promise<Packaged> {
  const printing = make('print').finally(() => {
    for (const one of paginations) one.close();
  });
  // A bug in one does not leave the other at work when the staging folder goes.
  const all = await Promise.allSettled([printing, make('e-book')]);
  return joinPackaged(
    all.map((result) => {
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    }),
  );
}
