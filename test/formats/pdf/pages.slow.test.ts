import { describe, expect, test } from 'vitest';
import { pressPdf } from '../../../src/formats/pdf/press.ts';
import { pageFormatIds, type PageFormatId } from '../../../src/model/print-settings.ts';
import { makeBook } from './make-book.ts';
import { printOnce } from './print-once.ts';
import { readPdf } from './read-pdf.ts';
import { readTags, type TaggedPage } from './read-tags.ts';
import { printer } from '../../harness/share-printer.ts';

const print = printOnce(printer.print);

/** In millimetres, as the trade has them (ISO 216; the inch is 25.4 mm). */
const sizes: Readonly<Record<PageFormatId, readonly [number, number]>> = {
  a5: [148, 210],
  a4: [210, 297],
  '6x9': [152.4, 228.6],
  pocket: [110, 178],
};

function makeIn(format: PageFormatId): Promise<Uint8Array> {
  return makeBook('batliv', print, {
    change: (book) => ({ ...book, print: { ...book.print, format } }),
  });
}

/** Left, bottom, right and top of a box, in millimetres. */
function boxOf({ entries }: TaggedPage, name: string): number[] {
  const box = entries.get(name);
  return (Array.isArray(box) ? box : []).map((value) => (Number(value) * 25.4) / 72);
}

function sizeOf(page: TaggedPage, name: string): [number, number] {
  const [left = NaN, bottom = NaN, right = NaN, top = NaN] = boxOf(page, name);
  return [right - left, top - bottom];
}

describe.each(pageFormatIds)('a book on %s pages', async (format) => {
  const bytes = await makeIn(format);
  const { pages } = readTags(bytes);
  const { labels, outline, pages: texts } = await readPdf(bytes);
  const [width, height] = sizes[format];

  test('has pages of that size, to a quarter of a millimetre', () => {
    for (const page of pages) {
      const [w, h] = sizeOf(page, '/MediaBox');
      expect(Math.abs(w - width)).toBeLessThan(0.25);
      expect(Math.abs(h - height)).toBeLessThan(0.25);
    }
  });

  test('is not shrunk: running text has the size that is set', () => {
    const set = { a5: 10, a4: 11, '6x9': 10.25, pocket: 9 }[format];
    const found = pages.flatMap(({ content }) =>
      [...content.matchAll(/\/F\d+ ([\d.]+) Tf/g)].map(([, size]) => (Number(size) * 72) / 96),
    );
    expect(found.filter((size) => Math.abs(size - set) < 0.02).length).toBeGreaterThan(100);
  });

  test('begins its body on a right page, with the number 1', () => {
    const body = labels.indexOf('1');
    expect(body % 2).toBe(0);
    expect(outline[2]?.page).toBe(body + 1);
    expect(labels.slice(2, body)).toEqual(
      ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii'].slice(0, body - 2),
    );
  });

  test('shows in its contents the numbers of the pages', () => {
    const body = labels.indexOf('1');
    const { lines = [], links = [] } = texts[labels.indexOf('v')] ?? {};
    const numbers = lines.join(' ').match(/(?<=\D )\d+(?= |$)/g);
    expect(numbers).toEqual(expect.arrayContaining(links.map(({ page = 0 }) => String(page - body))));
  });
});

describe('a wide table', () => {
  test('lies on its side, and is shown upright on a screen', async () => {
    const bytes = await makeIn('a5');
    const { pages } = readTags(bytes);
    const turned = pages.flatMap(({ entries }, index) => (entries.get('/Rotate') === '90' ? [index] : []));
    const texts = (await readPdf(bytes)).pages;
    expect(turned).toHaveLength(2);
    expect(texts[turned[0] ?? 0]?.lines.join(' ')).toContain('Året rundt');
    expect(texts[turned[1] ?? 0]?.lines.join(' ')).toMatch(/Kjølbolter.*16,0/);
  });
});

test('the places of a book keep their names from edition to edition', async () => {
  const placesOf = (bytes: Uint8Array): string[] => {
    const { catalog, dictionary } = readTags(bytes);
    return [...dictionary(catalog.get('/Dests')).keys()];
  };
  const first = placesOf(await makeIn('a5'));
  // Another edition: other pages, and its first chapter is gone.
  const next = placesOf(
    await makeBook('batliv', print, {
      change: (book) => ({
        ...book,
        print: { ...book.print, format: 'pocket' },
        sections: book.sections.map((section) => ({
          ...section,
          chapters: section.chapters.filter(({ article }) => article.id !== 'puss-og-maling'),
        })),
      }),
    }),
  );
  expect(first).toEqual(
    expect.arrayContaining([
      '/navigasjon',
      '/puss-og-maling',
      '/puss-og-maling--forarbeidet',
      '/--references',
    ]),
  );
  expect(next).not.toContain('/puss-og-maling');
  // A work that only that chapter cites has left the reference list.
  const kept = first.filter((name) => !/^\/(?:puss-og-maling|--ref-)/.test(name));
  expect(next.filter((name) => !name.startsWith('/--ref-')).toSorted()).toEqual(kept.toSorted());
});

describe('a book for the press', async () => {
  const { pages } = readTags(await makeBook('batliv', print, { format: pressPdf }));

  test('says where its pages are trimmed, and how far colour runs over that', () => {
    for (const page of pages) {
      const [width, height] = sizeOf(page, '/TrimBox');
      expect(width).toBeCloseTo(148, 2);
      expect(height).toBeCloseTo(210, 2);
      const [left = NaN, bottom = NaN] = boxOf(page, '/TrimBox');
      const [bleedLeft = NaN, bleedBottom = NaN] = boxOf(page, '/BleedBox');
      expect(left - bleedLeft).toBeCloseTo(3, 2);
      expect(bottom - bleedBottom).toBeCloseTo(3, 2);
      const [mediaLeft = NaN, mediaBottom = NaN] = boxOf(page, '/MediaBox');
      expect(mediaLeft).toBeLessThan(bleedLeft - 5);
      expect(mediaBottom).toBeLessThan(bleedBottom - 5);
    }
  });

  test('has two marks at each corner, in all inks, and nothing of its own outside the bleed', () => {
    for (const { content } of pages) {
      const marks = content.slice(content.lastIndexOf('1 1 1 1 K'));
      expect(marks.match(/ l\nS$/gm)).toHaveLength(8);
      expect(content).toMatch(/^q\n[-\d. ]+ re\nW n\n/);
    }
  });

  test('prints black with black ink alone', () => {
    const all = pages.map(({ content }) => content).join('\n');
    expect(all).toMatch(/^0 G 0 g$/m);
    expect(all).not.toMatch(/(?:^| )([\d.]+) \1 \1 rg$/m);
  });
});
