import type { Reference } from '../../src/model/citations.ts';

/** Four references that articles of the tests cite. */
export const references: readonly Reference[] = [
  book('broom2000', 2000, 'Social networks of learning', ['Broom', 'Casey', 'Ritchey']),
  book('castells2004', 2004, 'The network society', ['Castells']),
  book('granovetter1973', 1973, 'The strength of weak ties', ['Granovetter']),
  book('berry1983', 1983, 'Relationship marketing', ['Berry']),
];

function book(id: string, year: number, title: string, families: readonly string[]): Reference {
  return {
    id,
    type: 'book',
    title,
    author: families.map((family) => ({ family, given: 'A.' })),
    issued: { 'date-parts': [[year]] },
  };
}
