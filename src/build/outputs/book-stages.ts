import type { Format } from '../../formats/format.ts';
import type { Paginations } from '../../formats/pagination.ts';
import { makePlans } from './make-plans.ts';
import type { OutputContext } from './output-context.ts';
import { joinPackaged, type Packaged } from './package.ts';
import type { Editions } from './open-editions.ts';
import type { Chosen } from './choose-books.ts';
import { planStage, type IsDue, type Plan } from './plan-outputs.ts';

/** The steps that make books. */
export type BookStages = Readonly<Record<'print' | 'e-book', readonly Plan[]>>;

export function planBookStages({
  given,
  openEdition,
  chosen: { formats },
}: Editions & { readonly chosen: Chosen }): BookStages {
  const editions = given.map(openEdition);
  return {
    print: planStage('print', formats, editions),
    'e-book': planStage('e-book', formats, editions),
  };
}

export function makeBookStages(context: OutputContext, books: BookStages, isDue: IsDue): Promise<Packaged> {
  const paginations = context.given.map(({ services }) => services.paginations);
  return makeBooks((stage) => makePlans(context, books[stage], isDue), paginations);
}

/** Makes the printed books and the e-books side by side: each e-book as soon as its book is printed. */
async function makeBooks(
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
