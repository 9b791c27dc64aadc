import { readAndRemove } from '../../../src/platform/join-on-disk.ts';
import { describe, expect, test } from 'vitest';
import jsQr from 'jsqr';
import { pdf } from '../../../src/formats/pdf/pdf.ts';
import { bookOfArticle } from '../../../src/resolve/books.ts';
import type { Book } from '../../../src/model/book.ts';
import { renderJob, servicesWith } from '../../harness/render-input.ts';
import { makeBook, makeInput } from './make-book.ts';
import { printOnce } from './print-once.ts';
import { readPdf, runningText } from './read-pdf.ts';
import { nameIn, numberIn, readTags } from './read-tags.ts';
import { printer } from '../../harness/share-printer.ts';

const print = printOnce(printer.print);

function withPrint(changes: Partial<Book['print']>): (book: Book) => Book {
  return (book) => ({ ...book, print: { ...book.print, ...changes } });
}

describe('a chapter with a QR code', async () => {
  const bytes = await makeBook('batliv', print, { change: withPrint({ qrCodes: true }) });
  const { tags, pages } = readTags(bytes);
  const addresses = ['puss-og-maling', 'navigasjon'].map(
    (id) => `https://kystbladet.example/artikler/${id}/`,
  );

  test('names the address for those who do not see it, and leads there', async () => {
    const alts = tags.filter(({ type }) => type === 'Figure').map(({ alt }) => alt);
    const urls = (await readPdf(bytes)).pages.flatMap(({ links }) => links.flatMap(({ url }) => url ?? []));
    for (const address of addresses) {
      expect(alts).toContain(`QR-kode til ${address}`);
      expect(urls).toContain(address);
    }
  });

  test('is read by a camera: the squares that are drawn are the address', () => {
    const read = pages.flatMap(({ content }) => {
      const text = decode(content);
      return text === undefined ? [] : [text];
    });
    expect(read).toEqual(expect.arrayContaining(addresses));
  });
});

test('the lines of code that are broken, on two pages, have a hook before their rest', async () => {
  const { pages } = readTags(await makeBook('batliv', print));
  // The grey of the drawing: #8a8278.
  const hooked = pages.filter(({ content }) => content.includes('.5412 .5098 .4706 RG'));
  expect(hooked).toHaveLength(2);
});

/** Reads the one path of a page that is made of many small rectangles. */
function decode(content: string): string | undefined {
  const [path] = /(?:[\d.]+ [\d.]+ m\n(?:[\d.]+ [\d.]+ l\n)+h\n){40,}/.exec(content) ?? [];
  if (path === undefined) return undefined;
  const boxes = path
    .split('h\n')
    .filter((shape) => shape !== '')
    .map((shape) => {
      const points = [...shape.matchAll(/([\d.]+) ([\d.]+) [ml]/g)].map(
        ([, x, y]) => [Number(x), Number(y)] as const,
      );
      const xs = points.map(([x]) => x);
      const ys = points.map(([, y]) => y);
      return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
    });
  const scale = 4;
  const border = 4;
  const left = Math.min(...boxes.map(([x]) => x)) - border;
  const top = Math.min(...boxes.map(([, y]) => y)) - border;
  const size = Math.ceil(Math.max(...boxes.map(([, , right]) => right)) - left + border) * scale;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [x1, y1, x2, y2] of boxes) {
    for (let y = Math.round((y1 - top) * scale); y < Math.round((y2 - top) * scale); y += 1) {
      const from = y * size + Math.round((x1 - left) * scale);
      pixels.fill(0, from * 4, (from + Math.round((x2 - x1) * scale)) * 4);
    }
  }
  for (let at = 3; at < pixels.length; at += 4) pixels[at] = 255;
  return jsQr.default(pixels, size, size)?.data;
}

describe('the references of a book', async () => {
  const bytes = await makeBook('batliv', print, { change: withPrint({ attachReferences: true }) });
  const { catalog, dictionary, list, saved } = readTags(bytes);

  function readAttachments(): Map<string, string> {
    const names = list(dictionary(dictionary(catalog.get('/Names')).get('/EmbeddedFiles')).get('/Names'));
    return new Map(
      Array.from({ length: names.length / 2 }, (_unused, index) => {
        const specification = dictionary(names[2 * index + 1]);
        // Both names: PDF/UA-1 asks for them (7.11).
        expect(specification.get('/F')).toBe(specification.get('/UF'));
        const name = Buffer.from(nameIn(names[2 * index]).slice(5, -1), 'hex')
          .swap16()
          .toString('utf16le');
        const file = dictionary(specification.get('/EF')).get('/F');
        const stream = saved.objects.get(numberIn(file))?.stream ?? '';
        return [name, Buffer.from(stream, 'latin1').toString()];
      }),
    );
  }

  test('are attached as BibTeX and CSL-JSON, those that it cites and no others', () => {
    const files = readAttachments();
    expect([...files.keys()]).toEqual(['references.bib', 'references.json']);
    expect(files.get('references.bib')).toMatch(/^@article\{granovetter1973,/m);
    const ids = (JSON.parse(files.get('references.json') ?? '[]') as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual(['castells2004', 'granovetter1973']);
  });

  test('are not, where nobody asked for it', async () => {
    const plain = readTags(await makeBook('batliv', print));
    expect(plain.catalog.has('/Names')).toBe(false);
  });
});

describe('a hand-out', async () => {
  const input = await makeInput();
  const services = servicesWith({ print });
  const { publication } = input;
  const article = publication.articles.find(({ id }) => id === 'navigasjon');
  if (article === undefined) throw new Error('The article is not there.');
  const [job] = pdf.plan({ ...input, books: [], handouts: [bookOfArticle(article, publication)] });
  const [artifact] = (await renderJob(job, services)).value;
  if (artifact?.kind !== 'book') throw new Error('There is no hand-out.');
  const book = await readPdf(readAndRemove(await artifact.make(services)));

  test('begins with the article, and says of which series it is which part', () => {
    const [first] = book.pages;
    expect(first?.lines.filter((line) => line !== '1').slice(0, 3)).toEqual([
      'Del 4 av 6 i serien Båtliv på Vestlandet',
      'Del 2 av 2 i serien Fyr langs leia',
      'Navigasjon uten skjerm',
    ]);
    expect(book.labels[0]).toBe('1');
    expect(first?.lines).toContain('1');
  });

  test('has its own reference list, its licence and its address', () => {
    const text = runningText(book.pages);
    expect(text).toContain('The strength of weak ties');
    expect(text).not.toContain('The network society');
    expect(text).toContain('CC BY 4.0');
    expect(text).toContain('https://kystbladet.example/artikler/navigasjon/');
  });

  test('is accessible too', () => {
    expect(book.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(artifact.path).toBe('pdf/artikler/navigasjon.pdf');
  });
});
