import { makeBooks } from './make-books.ts';
import { makePlans } from './make-plans.ts';
import type { OutputContext } from './output-context.ts';
import type { Packaged } from './package.ts';
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
