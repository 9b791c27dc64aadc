import { describe, expect, test } from 'vitest';
import { findViolations } from '../../harness/ace.ts';
import { findBook, findFaults, makeOne, readBook } from '../../harness/epub.ts';
import { inputOf } from '../../harness/render-input.ts';
import { hardPublication, longText } from '../../harness/hard-book.ts';
import { littlePublication, type LittlePublication } from '../../harness/publication.ts';

async function makeHardBook(publication: LittlePublication, id: string): Promise<Uint8Array> {
  const input = inputOf(await publication.prepare());
  return (await makeOne(input, findBook(input, id))).bytes;
}

test('a book of strange titles, tables and pictures has no violation in Ace', async () => {
  const bytes = await makeHardBook(await hardPublication(), 'prove');
  expect(await findViolations(bytes)).toEqual([]);
});

test('an article of 400 KB becomes a valid, accessible book', async () => {
  const publication = littlePublication()
    .withArticle('lang', longText(400_000))
    .withSeries('lange', { parts: ['lang'] });
  const bytes = await makeHardBook(publication, 'lange');
  expect((await readBook(bytes)).get('OEBPS/article-lang.xhtml')?.length).toBeGreaterThan(400_000);
  expect(await findFaults(bytes)).toEqual([]);
  expect(await findViolations(bytes)).toEqual([]);
});

describe('two hundred chapters', () => {
  const ids = Array.from({ length: 200 }, (_, index) => `del-${index + 1}`);
  const chapter = (id: string) =>
    `## Om ${id}\n\nEt avsnitt om ${id}, med en note[^1] og [en lenke](del-1.md#om-del-1).\n\n[^1]: Note til ${id}.\n`;
  const publicationOf = (parts: readonly string[]) =>
    parts
      .reduce((publication, id) => publication.withArticle(id, chapter(id)), littlePublication())
      .withSeries('mange', { parts });

  test('become a valid book, in order', async () => {
    const bytes = await makeHardBook(publicationOf(ids), 'mange');
    expect(await findFaults(bytes)).toEqual([]);
    const opf = (await readBook(bytes)).get('OEBPS/content.opf') ?? '';
    const spine = [...opf.matchAll(/<itemref idref="article-(del-\d+)\.xhtml"/g)].map(([, id]) => id);
    expect(spine).toEqual(ids);
  });

  // Ace sorts the package document again for each of its items: with a thousand it opens no page in a quarter of an hour.
  test('have no violation in Ace, as three of them show', async () => {
    expect(await findViolations(await makeHardBook(publicationOf(ids.slice(0, 3)), 'mange'))).toEqual([]);
  });
});
