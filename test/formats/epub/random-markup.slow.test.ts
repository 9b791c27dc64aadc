import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { findBook, findFaults, makeOne } from '../../harness/epub.ts';
import { inputOf } from '../../harness/render-input.ts';
import { findFaultsWithJava, whyNoJava } from '../../harness/java-epubcheck.ts';
import { readMarkdown } from '../../harness/markdown.ts';
import { littlePublication } from '../../harness/publication.ts';
import { anyFormulaText } from '../../harness/random-formulas.ts';
import { anyHtmlArticle } from '../../harness/random-html.ts';

/** More articles than the suite has, from another seed: `KOLOFON_RANDOM=2000,7`. */
const [size = 40, seed = 18] = (process.env['KOLOFON_RANDOM'] ?? '').split(',').filter(Boolean).map(Number);
const perBook = 100;
const patience = 600_000;

interface RandomBook {
  readonly bytes: Uint8Array;
  /** The content of each article, by its id. */
  readonly texts: ReadonlyMap<string, string>;
}

async function makeBooks(
  articles: readonly string[],
  picture: Uint8Array,
): Promise<ReadonlyMap<string, RandomBook>> {
  const books = new Map<string, RandomBook>();
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

const kinds = { 'raw HTML': anyHtmlArticle, formulas: anyFormulaText } as const;
const names = Object.keys(kinds) as (keyof typeof kinds)[];
/** Formulas are short. */
const perArticle = { 'raw HTML': 1, formulas: 5 } as const;

describe('a book of what is put together at random is valid', () => {
  const books = new Map<string, RandomBook>();

  beforeAll(async () => {
    const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#183459' } })
      .png()
      .toBuffer();
    for (const name of names) {
      const several = perArticle[name];
      const texts: string[] = [];
      for (const text of fc.sample(kinds[name], { numRuns: size * several, seed }))
        if (await isAccepted(text)) texts.push(text);
      const articles = Array.from({ length: Math.ceil(texts.length / several) }, (_, index) =>
        texts.slice(index * several, (index + 1) * several).join('\n\n'),
      );
      for (const [from, book] of await makeBooks(articles, picture)) books.set(`${name} ${from}`, book);
    }
  }, patience);

  test.each(names)('for epubcheck-ts: %s', { timeout: patience }, async (name) => {
    for (const [id, { bytes, texts }] of books)
      if (id.startsWith(name)) expect(withTexts(await findFaults(bytes), texts)).toEqual([]);
  });

  test.skipIf(reason !== undefined)(
    `for EPUBCheck${reason === undefined ? '' : ` (left out: ${reason})`}`,
    { timeout: patience },
    async () => {
      const faults = await findFaultsWithJava(new Map([...books].map(([id, { bytes }]) => [id, bytes])));
      const shown = Object.entries(faults).flatMap(([id, found]) => withTexts(found, books.get(id)?.texts));
      expect(shown).toEqual([]);
    },
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
