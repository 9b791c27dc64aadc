import { beforeAll, describe, expect, test } from 'vitest';
import type { PrintRequest } from '../../../src/platform/print-request.ts';
import { epoch } from '../../harness/render-input.ts';
import { makeBook } from './make-book.ts';
import { textOfObjects } from './postprocess/read-saved.ts';
import { readPdf, runningText, type OutlineItem, type ReadPdf } from './read-pdf.ts';
import { printer } from '../../harness/share-printer.ts';

const requests: PrintRequest[] = [];
const print = (request: PrintRequest): Promise<Uint8Array> => {
  requests.push(request);
  return printer.print(request);
};
let bytes: Uint8Array;
let book: ReadPdf;

beforeAll(async () => {
  bytes = await makeBook('batliv', print);
  book = await readPdf(bytes);
});

const titles = [
  'Puss, skraping og maling',
  'Vedlikeholdsplanen i tabellform',
  'Måleboken',
  'Navigasjon uten skjerm',
  'Vær og sikt',
  'An English interlude',
];

/** Cover, its inside, half title, frontispiece, title page and colophon are before the contents. */
const contentsPage = 6;
/** The contents take one page; an empty one behind them lets the body begin on the right. */
const frontPages = 8;

function contentsLines(): { text: string; page: number | undefined }[] {
  const page = book.pages[contentsPage];
  return (page?.links ?? []).map((link) => ({ text: link.description, page: link.page }));
}

describe('the contents', () => {
  test('are printed once: only the front matter is measured, and the numbers are put into the finished file', () => {
    expect(requests).toHaveLength(2);
    expect(requests[0]?.html).not.toContain('<article');
  });

  test('name every section and part, and each line leads to the page whose number it shows', () => {
    const { lines = [] } = book.pages[contentsPage] ?? {};
    const numbers =
      lines
        .join(' ')
        .match(/(?<=\D )\d{1,4}(?= |$)/g)
        ?.map(Number) ?? [];
    const links = contentsLines();
    expect(links.map(({ text }) => text)).toEqual([
      'Før sesongen',
      ...titles.slice(0, 3),
      'På sjøen',
      ...titles.slice(3),
      'Litteratur',
      'Om serien',
    ]);
    expect(numbers).toEqual(expect.arrayContaining(links.map(({ page = 0 }) => page - frontPages)));
    expect(lines.join(' ')).not.toMatch(/\d{4}/);
  });

  test('show the number that is printed at the foot of the page', () => {
    for (const { text, page = 0 } of contentsLines()) {
      const { lines = [] } = book.pages[page - 1] ?? {};
      expect(lines, text).toContain(String(page - frontPages));
      expect(book.labels[page - 1]).toBe(String(page - frontPages));
    }
  });
});

describe('the outline', () => {
  const depth = (items: readonly OutlineItem[]): number =>
    1 + Math.max(0, ...items.map(({ children }) => depthOf(children)));
  const depthOf = (items: readonly OutlineItem[]): number => (items.length === 0 ? 0 : depth(items));

  test('has sections, parts and headings, and nothing below', () => {
    expect(book.outline.map(({ title }) => title)).toEqual([
      'Båtliv på Vestlandet',
      'Innhold',
      'Før sesongen',
      'På sjøen',
      'Litteratur',
      'Om serien',
    ]);
    // The second title breaks over two lines, where Chromium drops the space.
    expect(book.outline[2]?.children.map(({ title }) => title)).toEqual(titles.slice(0, 3));
    expect(book.outline[3]?.children.map(({ title }) => title)).toEqual(titles.slice(3));
    expect(book.outline[2]?.children[0]?.children.map(({ title }) => title)).toEqual([
      'Forarbeidet',
      'Noter',
    ]);
    expect(depthOf(book.outline)).toBe(3);
  });

  test('leads to the pages that the contents name', () => {
    const parts = book.outline.flatMap(({ children }) => children);
    const lines = new Map(contentsLines().map(({ text, page }) => [text, page]));
    for (const { title, page } of parts.filter((part) => titles.includes(part.title))) {
      expect(page, title).toBe(lines.get(title));
    }
  });
});

describe('the text', () => {
  test('contains whole words: no soft hyphens are left', () => {
    const text = runningText(book.pages);
    expect(text).not.toContain('\u00AD');
    expect(text).toContain(
      'Den som undersøker bordganger, spanter og kjølbolter systematisk, oppdager fuktskadene',
    );
    expect(text).toContain('The harbourmaster maintained considerable correspondence regarding navigational');
  });

  test('does not give away an article for members', () => {
    expect(runningText(book.pages)).not.toMatch(/HEMMELIG/i);
    expect(JSON.stringify(book.outline)).not.toMatch(/HEMMELIG/i);
    expect(runningText(book.pages)).toContain('Denne artikkelen er for medlemmer.');
  });

  test('repeats the head of a long table on each of its pages', () => {
    const pages = book.pages.filter(({ lines }) => lines.some((line) => /^Oppgave \d+/.test(line)));
    expect(pages.length).toBeGreaterThan(2);
    for (const { lines } of pages) expect(lines.join(' ')).toContain('Timer Merknad');
  });

  test('announces the parts to come and the other series', () => {
    const text = runningText(book.pages.slice(-1));
    expect(text).toContain('Høstens siste tur, ventes 24. desember 2026');
    expect(text).toContain('Fyr langs leia');
  });
});

describe('the running heads', () => {
  test('are on no opening page, and show the series on the left and the chapter on the right', () => {
    const opening = contentsLines().find(({ text }) => text === titles[1])?.page ?? 0;
    const [first, ...next] = book.pages.slice(opening - 1, opening + 2).map(({ lines }) => lines);
    expect(first).not.toContain('Båtliv på Vestlandet');
    expect(first?.filter((line) => line.startsWith('Vedlikeholdsplanen'))).toHaveLength(1);
    expect(next.filter((lines) => lines.includes('Båtliv på Vestlandet'))).toHaveLength(1);
    expect(next.filter((lines) => lines.includes('Vedlikeholdsplanen i tabellform'))).toHaveLength(1);
  });
});

describe('the links', () => {
  test('to a part of the book stay in it, and to another series lead to its public address', () => {
    const links = book.pages.flatMap((page) => page.links);
    const urls = links.flatMap(({ url }) => url ?? []);
    expect(urls).toContain('https://kystbladet.example/artikler/lista-fyr/');
    expect(urls).toContain('https://kystbladet.example/files/leia.svg');
    expect(urls.some((url) => url.includes('navigasjon'))).toBe(false);
    expect(urls.some((url) => url.includes('book.invalid'))).toBe(false);
    expect(links.every(({ description }) => description !== '')).toBe(true);
  });
});

describe('the file', () => {
  test('has embedded fonts only, none of Type 3', () => {
    const text = textOfObjects(bytes);
    const descriptors = text.match(/\/Type \/FontDescriptor/g) ?? [];
    expect(descriptors.length).toBeGreaterThan(4);
    expect(text.match(/\/FontFile[23]? /g)).toHaveLength(descriptors.length);
    expect(text).not.toMatch(/\/Type3/);
  });

  test('says what it is', () => {
    expect(book.information).toMatchObject({
      Title: 'Båtliv på Vestlandet (smakebit)',
      Author: 'Kari Nordmann og Ola Sjøvik',
      Keywords: 'båt, kyst',
      CreationDate: "D:20260101000000+00'00'",
    });
    expect(book.language).toBe('nb');
    expect(book.xmp).toContain('<dc:publisher><rdf:Bag><rdf:li>Kystbladet forlag</rdf:li>');
    expect(book.labels.slice(0, 10)).toEqual([
      'Omslag',
      'Omslagets innside',
      ...['i', 'ii', 'iii', 'iv', 'v', 'vi'],
      ...['1', '2'],
    ]);
    expect(new Date(epoch * 1000).getUTCFullYear()).toBe(2026);
  });

  test('is tagged: headings, paragraphs, tables and list bodies', () => {
    expect(book.isMarked).toBe(true);
    const tags = new Set(book.pages.flatMap((page) => page.tags));
    for (const tag of ['H1', 'H2', 'H3', 'P', 'L', 'LI', 'LBody', 'Table', 'TH', 'TD', 'Link']) {
      expect(tags, tag).toContain(tag);
    }
  });

  test('has the same bytes when it is rebuilt', async () => {
    const again = await makeBook('batliv', print);
    expect(Buffer.from(again).equals(bytes)).toBe(true);
  });
});

test('a book whose numbers cannot be put into the file is printed twice, and is as right', async () => {
  const asked: string[] = [];
  const second = await readPdf(
    await makeBook('batliv', (request) => {
      asked.push(request.html);
      // Letters in place of the digits: no slot can be found.
      return printer.print({
        ...request,
        html: request.html.replaceAll(/(contents-page">)\d{4}</g, '$1abcd<'),
      });
    }),
  );
  expect(asked).toHaveLength(3);
  expect(second.pages[contentsPage]?.lines).toEqual(book.pages[contentsPage]?.lines);
});

test('a book that is too wide is refused, not shrunk', async () => {
  const widen = (request: PrintRequest): Promise<Uint8Array> => {
    const html = request.html.replace('</body>', '<p class="wide">x</p></body>');
    const css = { mediaType: 'text/css', bytes: Buffer.from('.wide { width: 3000px }') };
    return printer.print({
      html: html.replace('</head>', '<link rel="stylesheet" href="wide.css"></head>'),
      files: new Map([...request.files, ['wide.css', css]]),
    });
  };
  await expect(makeBook('fyr', widen)).rejects.toThrow(/too wide/);
});
