import { expect, test } from 'vitest';
import { describeBack, describeMemberships } from '../../src/formats/book-back.ts';
import { findBook } from '../harness/epub.ts';
import { inputOf } from '../harness/render-input.ts';
import { littlePublication } from '../harness/publication.ts';

/** What a book is made from, of a publication with so many other series. */
async function inputWith(count: number, related: readonly number[]) {
  let library = littlePublication()
    .withArticle('felles')
    .withArticle('egen')
    .withSeries('bok', { parts: ['felles'] })
    .withoutFile('series/nettverksbygging.yaml')
    .withoutFile('series/articles/nettverk-og-relasjon.md')
    .withoutFile('series/articles/tillit.md');
  for (let index = 1; index <= count; index += 1)
    library = library.withSeries(`serie-${index}`, {
      title: `Serie ${index}`,
      parts: [related.includes(index) ? 'felles' : 'egen'],
    });
  library = library.withConfig({
    series: ['bok', ...Array.from({ length: count }, (_, index) => `serie-${index + 1}`)],
  });
  return inputOf(await library.prepare());
}

/** The series that the book of the first names at its end. */
async function othersOf(count: number, related: readonly number[]) {
  const input = await inputWith(count, related);
  return describeBack(findBook(input, 'bok'), input).others.map(({ title, shared }) => [
    title,
    shared.length,
  ]);
}

test('a book of an ordinary publication names all other series', async () => {
  const others = await othersOf(100, [7, 100]);
  expect(others).toHaveLength(100);
  expect(others.filter(([, shared]) => shared === 1)).toEqual([
    ['Serie 7', 1],
    ['Serie 100', 1],
  ]);
});

test('of very many series it names a hundred, those with chapters of its own before the rest', async () => {
  const others = await othersOf(130, [7, 115, 130]);
  expect(others).toHaveLength(100);
  expect(others.slice(0, 3)).toEqual([
    ['Serie 1', 0],
    ['Serie 2', 0],
    ['Serie 3', 0],
  ]);
  expect(others.slice(-3)).toEqual([
    ['Serie 98', 0],
    ['Serie 115', 1],
    ['Serie 130', 1],
  ]);
});

test('a chapter names the first hundred of the many other series that contain its article', async () => {
  const all = Array.from({ length: 130 }, (_, index) => index + 1);
  const input = await inputWith(130, all);
  const [chapter] = findBook(input, 'bok').chapters;
  if (chapter === undefined) throw new Error('The book has no chapter.');
  const lines = describeMemberships(chapter, input.words('nb'), ({ id }) => id);
  expect(lines.map(({ href }) => href)).toEqual(all.slice(0, 100).map((index) => `serie-${index}`));
});
