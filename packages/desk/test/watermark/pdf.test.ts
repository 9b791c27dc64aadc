import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { readPdf } from '../../../../test/formats/pdf/read-pdf.ts';
import { readTags } from '../../../../test/formats/pdf/read-tags.ts';
import { littlePublication } from '../../../../test/harness/publication.ts';
import { markBook } from '../../src/watermark/mark-book.ts';
import { buildOnce } from '../harness/built-once.ts';
import { signIn } from '../harness/sign-in.ts';
import { openTestDesk } from '../harness/test-desk.ts';

const programs = ['qpdf', 'pdftotext'].filter((name) => spawnSync(name, ['--version']).error === undefined);
if (programs.length < 2)
  console.warn('qpdf or pdftotext is not installed: marked PDFs are not read by all programs.');

/** The outputs of a publication with a book that only members have. */
const dist = buildOnce(
  littlePublication()
    .withConfig({ baseUrl: 'https://library.example/', series: ['lukket', 'trust'] })
    .withArticle('tillit', 'Den som stoler på en annen, venter på svar.\n', { access: 'members' })
    .withArticle('confiance', 'La confiance attend une réponse.\n', { access: 'members', language: 'fr' })
    .withSeries('lukket', { parts: ['tillit'] })
    .withSeries('trust', { parts: ['confiance'], language: 'fr' }),
  'pdf,site',
);

const bookOf = (id: string) => join(dist(), 'members/books', `${id}.pdf`);

async function mark(id: string, ...owner: string[]): Promise<Buffer> {
  const book = await markBook(bookOf(id), owner);
  const bytes = await buffer(book?.stream ?? Readable.from([]));
  expect(bytes.length).toBe(book?.size ?? 0);
  return bytes;
}

/** The page of the imprint, in order. */
async function readImprint(bytes: Uint8Array): Promise<readonly string[]> {
  const { pages } = await readPdf(bytes);
  return pages[5]?.lines ?? [];
}

test('a member’s copy of a PDF says for whom it was made, as the last paragraph of its imprint', async () => {
  const desk = await openTestDesk(undefined, { watermark: {} }, dist());
  const owner = desk.visit();
  await signIn(desk, owner, 'owner@library.example');
  const original = readFileSync(bookOf('lukket'));
  const { bytes, headers } = await owner.get('/books/lukket.pdf');
  expect(headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': String(bytes.length),
    'cache-control': 'private, no-store',
  });
  const [before, after] = [await readPdf(original), await readPdf(bytes)];
  const line = 'Dette eksemplaret er laget for owner@library.example.';
  expect(after.pages[5]?.lines).toEqual([...(before.pages[5]?.lines ?? []), line]);
  expect(after.pages.toSpliced(5, 1)).toEqual(before.pages.toSpliced(5, 1));
  expect({ ...after, pages: [] }).toEqual({ ...before, pages: [] });
  // An update: every byte of the book is as it was.
  expect(bytes.subarray(0, original.length).equals(original)).toBe(true);
  expect(readFileSync(bookOf('lukket')).equals(original)).toBe(true);
  expect(desk.log.filter(({ event }) => event === 'book-not-marked')).toEqual([]);
  await desk.stop();
});

test.each([
  ['Kari Nordmann'],
  ['Đặng Thị Łukasiewicz'],
  ['Ελένη Παπαδοπούλου'],
  ['Наталія Щерба'],
  ['Ɓala (Æ) \\ <O’Hara> & Sønn'],
])('the name %s is printed as it is', async (name) => {
  expect((await readImprint(await mark('lukket', name))).at(-1)).toBe(
    `Dette eksemplaret er laget for ${name}.`,
  );
});

test.each(['مريم العلي', '山田太郎', 'Kari 🦊', 'नेहा', 'שרה'])(
  'of %s, which the fonts do not have, is printed the address',
  async (name) => {
    const lines = await readImprint(await mark('lukket', name, 'reader@reader.example'));
    expect(lines.at(-1)).toBe('Dette eksemplaret er laget for reader@reader.example.');
    expect(await markBook(bookOf('lukket'), [name])).toBeUndefined();
  },
);

test('controls and endless names do no harm', async () => {
  const [last = ''] = (await readImprint(await mark('lukket', `A\u0000\n\u0007${'w'.repeat(5000)}`))).slice(
    -1,
  );
  expect(last).toMatch(/^Dette eksemplaret er laget for Aw{39}…\.$/);
});

test('in a book in another language, the line is in English and says so', async () => {
  const { tags } = readTags(await mark('trust', 'Claire'));
  expect(tags.find(({ type, language }) => type === 'P' && language === 'en')?.content).toHaveLength(1);
});

describe.runIf(programs.length === 2)('other programs', () => {
  test('find no fault in a marked PDF, and read its line', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'desk-')), 'marked.pdf');
    writeFileSync(file, await mark('lukket', 'Đặng Наталія'));
    const check = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
    expect(`${check.stdout}${check.stderr}`).not.toMatch(/WARNING|error found/);
    expect(check.status).toBe(0);
    const { stdout } = spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' });
    expect(stdout).toContain('Dette eksemplaret er laget for Đặng Наталія.');
  });
});

test('a PDF that Kolofon did not write is sent as it is', async () => {
  const desk = await openTestDesk(undefined, { watermark: {} }, dist());
  const owner = desk.visit();
  await signIn(desk, owner, 'owner@library.example');
  const original = readFileSync(bookOf('lukket'));
  const faulty = [
    Buffer.from('no book'),
    Buffer.alloc(0),
    original.subarray(0, original.length - 300),
    Buffer.concat([original, Buffer.from('\nstartxref\n99999999\n%%EOF\n')]),
    Buffer.from(original.toString('latin1').replaceAll('/FlateDecode', '/LZWDecode  '), 'latin1'),
  ];
  for (const bytes of faulty) {
    writeFileSync(bookOf('lukket'), bytes);
    const answer = await owner.get('/books/lukket.pdf');
    expect(answer.status).toBe(200);
    expect(answer.bytes.equals(bytes)).toBe(true);
  }
  expect(desk.log.filter(({ event }) => event === 'book-not-marked')).toHaveLength(faulty.length);
  // Marked twice, by a proxy for one, it is no longer as Kolofon writes it.
  writeFileSync(bookOf('lukket'), original);
  writeFileSync(bookOf('lukket'), await mark('lukket', 'Kari'));
  expect((await owner.get('/books/lukket.pdf')).status).toBe(200);
  writeFileSync(bookOf('lukket'), original);
  await desk.stop();
});
