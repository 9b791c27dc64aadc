import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { findBook, findFaults, makeOne } from '../../harness/epub.ts';
import { inputOf } from '../../harness/format-input.ts';
import { findFaultsWithJava, whyNoJava } from '../../harness/java-epubcheck.ts';
import { readMarkdown } from '../../harness/markdown.ts';
import { littlePublication } from '../../harness/publication.ts';
import { anyFormulaText } from '../../harness/random-formulas.ts';
import { anyHtmlArticle } from '../../harness/random-html.ts';

/** More articles than the suite has, from another seed: `KOLOFON_RANDOM=2000,7`. */
const [size = 60, seed = 18] = (process.env['KOLOFON_RANDOM'] ?? '').split(',').filter(Boolean).map(Number);
const perBook = 100;

async function makeBooks(
  articles: readonly string[],
  picture: Uint8Array,
): Promise<Map<string, { bytes: Uint8Array; texts: ReadonlyMap<string, string> }>> {
  const books = new Map<string, { bytes: Uint8Array; texts: ReadonlyMap<string, string> }>();
  for (let from = 0; from < articles.length; from += perBook) {
    const texts = new Map(
      articles.slice(from, from + perBook).map((text, index) => [`tekst-${from + index}`, text]),
    );
    const publication = [...texts].reduce(
      (made, [id, text]) => made.withArticle(id, text),
      littlePublication()
        .withConfig({ series: ['tilfeldig'], checks: { 'markup-closed': 'warn' } })
        .withFile('series/articles/graf.png', picture)
        .withSeries('tilfeldig', { parts: [...texts.keys()] }),
    );
    const { prepared, diagnostics } = await publication.problems();
    if (prepared === undefined)
      throw new Error(
        diagnostics
          .filter(({ severity }) => severity === 'error')
          .map(({ message }) => message)
          .join('\n'),
      );
    const input = inputOf(prepared);
    const { bytes } = await makeOne(input, findBook(input, 'tilfeldig'));
    books.set(String(from), { bytes, texts });
  }
  return books;
}

const reason = whyNoJava();

describe.each([
  ['raw HTML', anyHtmlArticle, 1],
  ['formulas', anyFormulaText, 5],
] as const)('a book of random %s is valid', (_what, arbitrary, perArticle) => {
  let books: Awaited<ReturnType<typeof makeBooks>>;

  beforeAll(async () => {
    const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#183459' } })
      .png()
      .toBuffer();
    const texts: string[] = [];
    for (const text of fc.sample(arbitrary, { numRuns: size * perArticle, seed }))
      if (await isAccepted(text)) texts.push(text);
    const articles = Array.from({ length: Math.ceil(texts.length / perArticle) }, (_, index) =>
      texts.slice(index * perArticle, (index + 1) * perArticle).join('\n\n'),
    );
    books = await makeBooks(articles, picture);
  }, 600_000);

  test('for epubcheck-ts', async () => {
    for (const { bytes, texts } of books.values())
      expect(withTexts(await findFaults(bytes), texts)).toEqual([]);
  }, 600_000);

  test.skipIf(reason !== undefined)(
    `for EPUBCheck${reason === undefined ? '' : ` (left out: ${reason})`}`,
    async () => {
      const faults = await findFaultsWithJava(new Map([...books].map(([name, { bytes }]) => [name, bytes])));
      const shown = Object.entries(faults).flatMap(([name, found]) =>
        withTexts(found, books.get(name)?.texts),
      );
      expect(shown).toEqual([]);
    },
    600_000,
  );
});

/** Whether an article may hold it: what stops a build is tested elsewhere. */
async function isAccepted(text: string): Promise<boolean> {
  const { diagnostics } = await readMarkdown(text);
  return diagnostics.every(({ severity, code }) => severity === 'warning' || code === 'markup-closed');
}

/** Each fault with the article that has it. */
function withTexts(faults: readonly string[], texts: ReadonlyMap<string, string> = new Map()): string[] {
  return faults.map((fault) => {
    const id = /article-(tekst-\d+)/.exec(fault)?.[1];
    return id === undefined ? fault : `${fault}\n${texts.get(id) ?? ''}`;
  });
}
