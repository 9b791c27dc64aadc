import JSZip from 'jszip';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { findFaults } from '../../../../test/harness/epub.ts';
import { findFaultsWithJava, whyNoJava } from '../../../../test/harness/java-epubcheck.ts';
import { littlePublication } from '../../../../test/harness/publication.ts';
import { zip } from '../../../../test/harness/zip.ts';
import { findOrAddPerson } from '../../src/members/people.ts';
import { putGrant } from '../../src/members/store.ts';
import { markBook } from '../../src/watermark/mark-book.ts';
import { markColophon } from '../../src/watermark/epub/mark-colophon.ts';
import { databaseKinds } from '../harness/databases.ts';
import { buildOnce } from '../harness/built-once.ts';
import { signIn } from '../harness/sign-in.ts';
import { openTestDesk } from '../harness/test-desk.ts';

const noJava = whyNoJava();
if (noJava !== undefined)
  console.warn(`Marked books are checked by EPUBCheck in TypeScript alone: ${noJava}.`);

/** The outputs of a publication with an open book and one that only members have, in a folder of their own. */
const dist = buildOnce(
  littlePublication()
    .withConfig({ baseUrl: 'https://library.example/', series: ['nettverksbygging', 'lukket'] })
    .withArticle('tillit', 'Den som stoler på en annen, venter på svar.\n', { access: 'members' })
    .withSeries('lukket', { parts: ['tillit'] }),
  'epub,site',
);

const nameOf = 'Kari & <Kåre> \u0007Nordmann';

describe.each(databaseKinds())('$name', ({ name, create }) => {
  test('a member’s copy of a book says for whom it was made, is valid, and differs in nothing else', async () => {
    const settings = {
      watermark: {},
      members: { licences: [{ name: 'Byen', networks: ['198.51.100.0/24'] }] },
    };
    const desk = await openTestDesk(await create(), settings, dist());
    const { database } = desk.desk;
    await database.transaction(async (queries) => {
      const { id } = await findOrAddPerson(queries, { email: 'kari@reader.example', name: nameOf }, 0);
      const grant = { kind: 'import', reference: '', starts_at: 0, ends_at: null };
      await putGrant(queries, id, grant, 0);
    });
    const file = join(dist(), 'members/books/lukket.epub');
    const original = readFileSync(file);
    const kari = desk.visit();
    await signIn(desk, kari, 'kari@reader.example');
    const { bytes, headers } = await kari.get('/books/lukket.epub');
    expect(headers).toMatchObject({
      'content-type': 'application/epub+zip',
      'content-length': String(bytes.length),
      'cache-control': 'private, no-store',
    });
    expect((await kari.ask('HEAD', '/books/lukket.epub')).headers['content-length']).toBe(
      String(bytes.length),
    );
    expect(bytes.subarray(0, 58)).toEqual(original.subarray(0, 58));
    expect(await findFaults(bytes)).toEqual([]);
    if (noJava === undefined && name === 'SQLite')
      expect(await findFaultsWithJava(new Map([['marked', bytes]]))).toEqual({ marked: [] });

    const [before, after] = [await JSZip.loadAsync(original), await JSZip.loadAsync(bytes)];
    expect(Object.keys(after.files)).toEqual(Object.keys(before.files));
    for (const path of Object.keys(before.files).filter((name) => name !== 'OEBPS/colophon.xhtml'))
      expect(await after.file(path)?.async('nodebuffer')).toEqual(
        await before.file(path)?.async('nodebuffer'),
      );
    const colophon = await after.file('OEBPS/colophon.xhtml')?.async('text');
    expect(colophon).toContain(
      '<p>Dette eksemplaret er laget for <bdi>Kari &amp; &lt;Kåre&gt; Nordmann</bdi>.</p>\n</section>',
    );
    expect(readFileSync(file)).toEqual(original);

    const owner = desk.visit();
    await signIn(desk, owner, 'owner@library.example');
    const other = await JSZip.loadAsync((await owner.get('/books/lukket.epub')).bytes);
    expect(await other.file('OEBPS/colophon.xhtml')?.async('text')).toContain(
      '<bdi>owner@library.example</bdi>',
    );
    const inLibrary = await JSZip.loadAsync(
      (await desk.visit({ 'x-forwarded-for': '198.51.100.7' }).get('/books/lukket.epub')).bytes,
    );
    expect(await inLibrary.file('OEBPS/colophon.xhtml')?.async('text')).toContain('<bdi>Byen</bdi>');
    const open = '/books/nettverksbygging-sample.epub';
    expect((await kari.get(open)).bytes).toEqual(readFileSync(join(dist(), 'site', open)));
    expect(desk.log.filter(({ event }) => event === 'book-not-marked')).toEqual([]);
    await desk.stop();
  });
});

test('behind another web server, the desk serves e-books alone', async () => {
  const desk = await openTestDesk(undefined, { watermark: { shows: 'email', dist: dist() } });
  const owner = desk.visit();
  await signIn(desk, owner, 'owner@library.example');
  const book = await JSZip.loadAsync((await owner.get('/books/lukket.epub')).bytes);
  expect(await book.file('OEBPS/colophon.xhtml')?.async('text')).toContain(
    '<bdi>owner@library.example</bdi>',
  );
  expect((await desk.visit().get('/books/nettverksbygging-sample.epub')).status).toBe(200);
  expect(await desk.visit().get('/books/lukket.epub')).toMatchObject({
    status: 302,
    location: '/desk/sign-in?next=%2Fbooks%2Flukket.epub',
  });
  expect((await owner.get('/articles/tillit/')).status).toBe(404);
  await desk.stop();
});

test('what is no book of Kolofon is not changed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'));
  const faulty = {
    text: Buffer.from('not an archive'.repeat(10)),
    empty: Buffer.alloc(0),
    bare: await zip({ mimetype: 'application/epub+zip' }),
    own: await zip({ 'OEBPS/colophon.xhtml': '<html>' }),
    cut: (await zip({ 'OEBPS/colophon.xhtml': '<html></body>'.repeat(50) })).subarray(0, 90),
  };
  for (const [name, bytes] of Object.entries(faulty)) {
    const file = join(folder, `${name}.epub`);
    writeFileSync(file, bytes);
    expect(await markBook(file, ['Kari']), name).toBeUndefined();
  }
});

test('a comment behind an archive, and an entry at its start, do not get in the way', async () => {
  const archive = new JSZip();
  archive.file('OEBPS/colophon.xhtml', '<html xml:lang="fr"><body></body></html>');
  archive.file('later.txt', 'later');
  const file = join(mkdtempSync(join(tmpdir(), 'desk-')), 'book.epub');
  writeFileSync(
    file,
    await archive.generateAsync({
      type: 'nodebuffer',
      comment: 'PK\u0005\u0006 of somebody',
      streamFiles: true,
    }),
  );
  const book = await markBook(file, ['Kari']);
  const bytes = await buffer(book?.stream ?? Readable.from([]));
  expect(bytes.length).toBe(book?.size);
  const read = await JSZip.loadAsync(bytes, { checkCRC32: true });
  expect(await read.file('later.txt')?.async('text')).toBe('later');
  expect(await read.file('OEBPS/colophon.xhtml')?.async('text')).toContain(
    '<p lang="en" xml:lang="en" dir="ltr">This copy was made for <bdi>Kari</bdi>.</p>',
  );
});

test.each([
  ['nb', 'Dette eksemplaret er laget for'],
  ['nn', 'Dette eksemplaret er laga for'],
  ['en-GB', 'This copy was made for'],
])('in a book in %s it says "%s"', (language, words) => {
  expect(markColophon(`<html xml:lang="${language}"><section></section></html>`, 'Kari')).toContain(words);
});
