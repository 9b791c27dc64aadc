import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Printer } from '../../src/platform/browser.ts';
import { thisMachine } from '../../src/platform/installed-browsers.ts';
import { launchBrowser } from '../../src/platform/launch-browser.ts';
import { readPdf } from '../formats/pdf/read-pdf.ts';
import { openServer, type ListeningServer } from '../harness/listening-server.ts';
import { page } from './pages.ts';
import { openTemporaryPrinters, type TemporaryPrinters } from './temporary-printers.ts';

const secret = 'HEMMELIG';
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEElEQVQImWM4Y2wMQQxwFgBLYgctHTQ66QAAAABJRU5ErkJggg==',
  'base64',
);
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50"><text y="20">${secret}</text></svg>`;
let printers: TemporaryPrinters;
let printer: Printer;
let server: ListeningServer;
let disk: string;

beforeAll(async () => {
  printers = openTemporaryPrinters();
  printer = printers.open();
  server = await openServer();
  writeFileSync(join(printers.folder, 'secret.txt'), secret);
  writeFileSync(join(printers.folder, 'secret.svg'), drawing);
  writeFileSync(join(printers.folder, 'secret.png'), png);
  writeFileSync(join(printers.folder, 'secret.css'), `p::after { content: "${secret}" }`);
  disk = pathToFileURL(printers.folder).href;
});
afterAll(async () => {
  server.close();
  await printers.close();
});

/** `NET` is replaced by the server, and `DISK` by the folder of the secret. */
const addressed = (text: string) => text.replaceAll('NET', server.origin).replaceAll('DISK', disk);

const change = "document.querySelector('p').textContent = 'CHANGED'";

/** What a page is printed from that may neither reach anything nor run. Nothing of it was sanitised. */
const attacks: Readonly<Record<string, string>> = {
  frames: '<iframe src="NET/frame"></iframe><iframe src="DISK/secret.txt"></iframe>',
  'a frame with a page of its own': `<iframe srcdoc="<img src='NET/srcdoc'><script>parent.${change}</script>"></iframe>`,
  'a frame of data': '<iframe src="data:text/html,<img src=NET/data>"></iframe>',
  images:
    '<img src="NET/image"><img srcset="NET/set 2x"><img src="DISK/secret.svg"><img src="DISK/secret.png"><picture><source srcset="NET/s"><img></picture>',
  'an image without a scheme':
    '<img src="//127.0.0.1/image"><img src="/etc/hostname"><img src="../../etc/hostname">',
  'an address that is no text': '<img src="%E0%A4%A">',
  'style sheets': '<link rel="stylesheet" href="NET/css"><link rel="stylesheet" href="DISK/secret.css">',
  imports: '<style>@import "NET/import"; @import url(DISK/secret.css);</style>',
  'addresses in a style': `<style>@font-face { font-family: x; src: url(NET/font) } p { font-family: x;
    background: url(NET/background); list-style-image: url(DISK/secret.svg); cursor: url(NET/cursor), auto }
    p::after { content: url(DISK/secret.svg) }</style><i style="background: url(NET/attribute)">i</i>`,
  'hints that prepare a connection': `<link rel="preconnect" href="NET"><link rel="dns-prefetch" href="NET">
    <link rel="prefetch" href="NET/prefetch"><link rel="preload" as="image" href="NET/preload">
    <link rel="prerender" href="NET/prerender"><link rel="modulepreload" href="NET/module">
    <link rel="icon" href="NET/icon"><link rel="manifest" href="NET/manifest">`,
  'rules for speculation':
    '<script type="speculationrules">{"prefetch":[{"source":"list","urls":["NET/rule"]}]}</script>',
  'a page that moves on': '<meta http-equiv="refresh" content="0; url=NET/refresh">',
  'a page that moves to the disk': '<meta http-equiv="refresh" content="0; url=DISK/secret.txt">',
  'another base': '<base href="NET/"><img src="base.png"><link rel="stylesheet" href="base.css">',
  'a base on the disk': '<base href="DISK/"><img src="secret.svg"><link rel="stylesheet" href="secret.css">',
  'a policy of its own': `<meta http-equiv="content-security-policy" content="default-src * 'unsafe-inline'"><img src="NET/policy">`,
  scripts: `<script>${change}</script><script src="NET/script"></script><script type="module">import 'NET/import'</script>`,
  'event handlers': `<img src="x" onerror="${change}"><svg onload="${change}"></svg><details open ontoggle="${change}"></details>
    <input autofocus onfocus="${change}"><style>@keyframes k { } p { animation: k 1s }</style><p onanimationstart="${change}">`,
  'an inline drawing': `<svg><image href="NET/image" /><image href="DISK/secret.svg" /><use href="NET/use#a" /><use href="DISK/secret.svg#a" />
    <script>${change}</script><style>@import "NET/style";</style><filter id="f"><feImage href="NET/filter" /></filter>
    <rect filter="url(#f)" fill="url(NET/fill#a)" width="9" height="9" />
    <foreignObject width="9" height="9"><iframe src="NET/foreign"></iframe></foreignObject>
    <a href="javascript:${change}"><set attributeName="href" to="NET/set" /></a></svg>`,
  objects: `<object data="NET/object"></object><object data="DISK/secret.svg"></object><embed src="NET/embed">
    <embed src="DISK/secret.svg"><video src="NET/video" poster="NET/poster" autoplay></video><audio src="NET/audio" autoplay></audio>
    <applet code="NET/applet"></applet>`,
  'forms that send themselves': `<form action="NET/form"><input name="a" value="b" autofocus><button autofocus>Send</button></form>
    <input type="image" src="NET/button">`,
  'links that run': `<a href="javascript:${change}">a</a><a href="data:text/html,${secret.toLowerCase()}">b</a><a href="x" ping="NET/ping">c</a>`,
  'a page of frames': '</body><frameset><frame src="NET/frameset"></frameset>',
};

test.each(Object.keys(attacks))('%s: nothing is reached, and nothing runs', async (name) => {
  await expectHarmless(addressed(attacks[name] ?? ''));
});

test('an image of the book itself is printed: the tests above would see another', async () => {
  const files = new Map([['a.png', { mediaType: 'image/png', bytes: png }]]);
  expect(holdsImage(await printer.print(page('<img src="a.png">', files)))).toBe(true);
});

test('the browser has no network, also where nobody answers in its place', async () => {
  const running = await launchBrowser({ machine: thisMachine(process.env) });
  try {
    const opened = await running.browser.newPage();
    await expect(opened.goto(server.origin)).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
    expect(server.arrived).toEqual([]);
  } finally {
    await running.close();
  }
});

test('a drawing among the files of the book reaches nothing either', async () => {
  const body = addressed(attacks['an inline drawing'] ?? '').replace(
    '<svg',
    '<svg xmlns="http://www.w3.org/2000/svg" width="50" height="50"',
  );
  const drawn = `<?xml version="1.0"?><?xml-stylesheet href="${server.origin}/pi"?>${body}`;
  const files = new Map([['a.svg', { mediaType: 'image/svg+xml', bytes: Buffer.from(drawn) }]]);
  await expectHarmless('<img src="a.svg">', files);
  await expectHarmless(
    '<object data="a.svg"></object><iframe src="a.svg"></iframe><embed src="a.svg">',
    files,
  );
});

test('a style sheet among the files of the book reaches nothing either', async () => {
  const css = addressed(
    '@import "NET/i"; @import "DISK/secret.css"; p { background: url(NET/b) } p::after { content: url(DISK/secret.svg) }',
  );
  const files = new Map([['a.css', { mediaType: 'text/css', bytes: Buffer.from(css) }]]);
  await expectHarmless('<link rel="stylesheet" href="a.css">', files);
});

/** An image as wide as the secret one: the sign for a missing image is an image too. */
function holdsImage(printed: Uint8Array): boolean {
  return /\/Width 3\b/.test(Buffer.from(printed).toString('latin1'));
}

/** The page is printed as it is, or refused because it asked for more than it has. */
async function expectHarmless(body: string, files?: Parameters<typeof page>[1]): Promise<void> {
  const printed = await printer.print(page(`<p>urørt</p>${body}`, files)).catch((error: unknown) => error);
  expect(server.arrived).toEqual([]);
  if (!(printed instanceof Uint8Array)) {
    expect(String(printed)).toContain('The book asked for files that it does not have');
    return;
  }
  expect(holdsImage(printed)).toBe(false);
  const { pages } = await readPdf(printed);
  const text = pages.flatMap(({ lines }) => lines).join('\n');
  expect(text).toContain('urørt');
  expect(text).not.toMatch(/HEMMELIG|CHANGED/);
}
