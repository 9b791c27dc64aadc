import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeFolder } from '../../../src/platform/remove-folder.ts';
import { openPrinter } from '../../../src/platform/browser.ts';
import { inputOf } from '../../harness/render-input.ts';
import { openServer, type ListeningServer } from '../../harness/listening-server.ts';
import { littlePublication } from '../../harness/publication.ts';
import { isPicture } from '../../../src/model/publication.ts';
import { makeBookOf } from './make-book.ts';
import { textOfObjects } from './postprocess/read-saved.ts';
import { readPdf, runningText } from './read-pdf.ts';

const secret = 'HEMMELIG';
const printer = openPrinter();
let server: ListeningServer;
let folder: string;
let disk: string;

beforeAll(async () => {
  server = await openServer();
  folder = mkdtempSync(join(tmpdir(), 'kolofon-secret-'));
  disk = pathToFileURL(folder).href;
  writeFileSync(join(folder, 'secret.txt'), secret);
  writeFileSync(join(folder, 'secret.svg'), svg(`<text y="9">${secret}</text>`));
});
afterAll(async () => {
  server.close();
  await printer.close();
  removeFolder(folder);
});

/** `NET` is replaced by the server, and `DISK` by the folder of the secret. */
const addressed = (text: string) => text.replaceAll('NET', server.origin).replaceAll('DISK', disk);

const svg = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="30">${content}</svg>`;

/** Elements and attributes that are left out, with a warning, and the book printed without them. */
const leftOut: readonly string[] = [
  '<iframe src="NET/frame"></iframe>',
  '<iframe src="DISK/secret.txt"></iframe>',
  `<iframe srcdoc="<img src='NET/srcdoc'>"></iframe>`,
  '<style>@import "NET/import"; p { background: url(NET/background) }</style>',
  '<link rel="stylesheet" href="NET/css">',
  '<link rel="prefetch" href="NET/prefetch">',
  '<link rel="preconnect" href="NET">',
  '<link rel="dns-prefetch" href="NET">',
  '<meta http-equiv="refresh" content="0; url=NET/refresh">',
  '<base href="NET/">',
  '<script src="NET/script"></script>',
  '<svg onload="fetch(\'NET/onload\')"><image href="NET/inline" /><use href="NET/use#a" /><script>fetch("NET/svg")</script></svg>',
  '<svg><foreignObject><iframe src="DISK/secret.txt"></iframe></foreignObject></svg>',
  '<object data="DISK/secret.svg"></object>',
  '<embed src="NET/embed">',
  '<form action="NET/form"><button>Send</button></form>',
  '<picture><source srcset="NET/source"></picture>',
  '<p style="background: url(NET/style)" onclick="fetch(\'NET/click\')">Avsnittet er urørt.</p>',
];

/** What is in the way of a book at all: the code of each. */
const errors: readonly (readonly [markdown: string, code: string])[] = [
  ['![Bilde](NET/image.png)', 'image-local'],
  ['![Bilde](//127.0.0.1/image.png)', 'image-local'],
  ['![Hemmelig](DISK/secret.svg)', 'image-local'],
  ['<img src="DISK/secret.svg" alt="Hemmelig">', 'image-local'],
  ['<img src="data:image/svg+xml,x" alt="Bilde">', 'image-local'],
  ['![Hemmelig](../../../secret.svg)', 'image-exists'],
  ['![Hemmelig](/etc/hostname)', 'image-exists'],
  ['[Trykk](javascript:alert(1))', 'link-safe'],
  ['<a href="java&#10;script:alert(1)">Trykk</a>', 'link-safe'],
  ['[Trykk](data:text/html,hei)', 'link-safe'],
  ['[Trykk](DISK/secret.txt)', 'link-safe'],
];

/** What a drawing may not hold. */
const drawings: readonly string[] = [
  '<image href="NET/image" width="9" height="9"/>',
  '<image xlink:href="DISK/secret.svg" width="9" height="9"/>',
  '<use href="NET/use#a"/>',
  '<style>@import "NET/import";</style>',
  '<style>rect { fill: url(NET/fill#a) }</style>',
  '<rect style="fill: url(DISK/secret.svg#a)" width="9" height="9"/>',
  '<filter id="f"><feImage href="NET/filter"/></filter>',
  '<foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
  '<script>fetch("NET/script")</script>',
  '<rect onload="fetch(\'NET/onload\')" width="9" height="9"/>',
  '<a href="javascript:alert(1)"><rect width="9" height="9"/></a>',
];

test('a book is printed without what it may not hold, and nothing of it is fetched', async () => {
  const text = addressed(leftOut.join('\n\n')).concat('\n\nSlutten er urørt.\n');
  const { prepared, codes } = await littlePublication().withArticle('tillit', text).problems();
  expect(new Set(codes)).toEqual(new Set(['html-allowed']));
  expect(codes.length).toBeGreaterThanOrEqual(leftOut.length);
  if (prepared === undefined) throw new Error('The book cannot be made.');
  const bytes = await makeBookOf(inputOf(prepared), 'nettverksbygging', printer.print);
  expect(server.arrived).toEqual([]);

  const { pages } = await readPdf(bytes);
  const printed = runningText(pages);
  expect(printed).toContain('Avsnittet er urørt.');
  expect(printed).toContain('Slutten er urørt.');
  expect(printed).not.toContain(secret);
  const objects = textOfObjects(bytes);
  expect(objects).not.toContain(server.origin);
  expect(objects).not.toMatch(/\/Subtype \/Image|\/JavaScript|\/EmbeddedFile|\/AcroForm|file:/);
});

test('a film is a link, which nothing follows', async () => {
  const { prepared } = await littlePublication()
    .withArticle('tillit', addressed('<video src="NET/video" poster="NET/poster" autoplay></video>\n'))
    .problems();
  if (prepared === undefined) throw new Error('It has errors.');
  const bytes = await makeBookOf(inputOf(prepared), 'nettverksbygging', printer.print);
  expect(server.arrived).toEqual([]);
  const objects = textOfObjects(bytes);
  expect(objects).toContain(`${server.origin}/video`);
  expect(objects).not.toContain('poster');
});

test.each(leftOut)('%s is warned of', async (html) => {
  const { codes } = await littlePublication()
    .withArticle('tillit', addressed(`${html}\n`))
    .problems();
  expect(new Set(codes)).toEqual(new Set(['html-allowed']));
});

test.each(errors)('%s makes no book: %s', async (markdown, code) => {
  const { codes, prepared } = await littlePublication()
    .withArticle('tillit', addressed(`${markdown}\n`))
    .withFile('../secret.svg', svg(''))
    .problems();
  expect(codes).toEqual([code]);
  expect(prepared).toBeUndefined();
});

test.each(drawings)('a drawing with %s is refused, or shown without it', async (content) => {
  const { codes, prepared } = await littlePublication()
    .withArticle('tillit', '![Tegning](figurer/ond.svg)\n')
    .withFile('series/articles/figurer/ond.svg', addressed(svg(content)))
    .problems();
  expect(codes).toHaveLength(1);
  expect(['drawing-static', 'image-format']).toContain(codes[0]);
  if (prepared === undefined) return;
  const drawing = [...prepared.publication.assets.values()].find(({ source }) => source.endsWith('ond.svg'));
  const written = new TextDecoder().decode(isPicture(drawing) ? drawing.read() : undefined);
  expect(written).toMatch(/^<svg|<svg /);
  expect(written).not.toMatch(
    /javascript:|onload|<script|@import|foreignObject|127\.0\.0\.1|localhost|secret|file:/,
  );
  await makeBookOf(inputOf(prepared), 'nettverksbygging', printer.print);
  expect(server.arrived).toEqual([]);
});
