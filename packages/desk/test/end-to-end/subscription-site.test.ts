import JSZip from 'jszip';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readPdf } from '../../../../test/formats/pdf/read-pdf.ts';
import { freePort } from '../../../../test/harness/ports.ts';
import { littlePublication } from '../../../../test/harness/publication.ts';
import { openReadingBrowser } from '../../../../test/harness/reading-browser.ts';
import { runHere } from '../../../../test/harness/run-here.ts';
import { run } from '../../src/cli/run.ts';
import { readSettings } from '../../src/settings/read-settings.ts';
import { startDesk } from '../../src/start-desk.ts';
import { frontServers, installedFronts } from '../harness/front-servers.ts';
import { openSmtpServer, smtpPassword, type SmtpServer } from '../harness/smtp-server.ts';

const host = 'bibliotek.example';
const site = `https://${host}`;
const secret = 'Den som stoler på en annen, venter på svar.';
const owner = 'maja@bibliotek.example';
const reader = 'kari@leser.example';
const other = 'ola@leser.example';
const names = installedFronts();
/** Where the desk is behind each server: below the site, and on a host of its own. */
const deskUrls = { nginx: `${site}/desk`, caddy: `https://desk.${host}` };

let deskUrl: string;
let folder: string;
/** Its settings before a desk was set up. */
let publication: string;
let removeFolder: () => void;
let deskPort: number;
let frontPort: number;
let smtp: SmtpServer;
let browser: Browser;
/** Stops what a test has started, the newest first. */
const stops: (() => Promise<unknown>)[] = [];

/** Sets up a desk that sends its mails and marks books, and builds the site for it. */
async function setUp(): Promise<void> {
  rmSync(join(folder, 'desk.yaml'), { force: true });
  writeFileSync(join(folder, 'series/publication.yaml'), publication);
  expect(await command('init', '--admin', owner, '--address', deskUrl, '--port', String(deskPort))).toBe(0);
  appendFileSync(join(folder, 'desk.yaml'), stringify({ smtp: smtp.settings, watermark: { dist: 'dist' } }));
  const args = ['--format', 'epub,pdf,site,server', '--as-of', '2026-11-23'];
  const build = await runHere(['build', '--root', folder, ...args]);
  expect(build.code, build.output).toBe(0);
}

let said = '';

/** Runs `kolofon desk`. */
async function command(...args: string[]): Promise<number> {
  said = '';
  const print = (text: string) => (said += text);
  const host = { ended: Promise.resolve(), environment: {}, now: Date.now, log: print, print };
  return run([...args, '--root', folder], host);
}

const open = async (): Promise<() => Promise<void>> => {
  const running = await startDesk(readSettings(folder), folder, {
    now: Date.now,
    environment: { KOLOFON_DESK_SMTP_PASSWORD: smtpPassword },
    log: () => undefined,
    print: () => undefined,
    // Its catalogue: no name of this test leads to a web server for anything but the browser.
    site: join(folder, 'dist'),
  });
  let isOpen = true;
  const stop = async () => {
    if (isOpen) await running.stop();
    isOpen = false;
  };
  stops.push(stop);
  return stop;
};

async function visitor(): Promise<Page> {
  const context = await browser.createBrowserContext();
  stops.push(() => context.close());
  return context.newPage();
}

/** With the keyboard: a click waits until the page is drawn, which takes long on a busy machine. */
async function press(page: Page, selector: string): Promise<void> {
  await page.focus(selector);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

/** Ticks a box, or opens what a summary hides. */
async function toggle(page: Page, selector: string): Promise<void> {
  await page.focus(selector);
  await page.keyboard.press('Space');
}

const textOf = (page: Page) =>
  page.$eval('body', (body) => (body as unknown as { innerText: string }).innerText);

const linkIn = (text = ''): string => /https:\/\/\S+/.exec(text)?.[0] ?? 'no link';

/** Asks for a link on the page that is open, and confirms the one that the mail brings. */
async function signInHere(page: Page, email: string): Promise<void> {
  await page.type('#email', email);
  await press(page, '.desk-form .button');
  await page.goto(linkIn((await smtp.next(email)).text));
  await press(page, 'main .button');
}

/** The file at the end of a link of the page, as the browser of the reader gets it. */
async function download(page: Page, selector: string): Promise<Buffer> {
  const base64 = await page.$eval(selector, async (link) => {
    const answer = await fetch((link as unknown as { href: string }).href);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
  return Buffer.from(base64, 'base64');
}

async function wordsOf(epub: Buffer): Promise<string> {
  const zip = await JSZip.loadAsync(epub);
  const pages = Object.values(zip.files).filter(({ name }) => name.endsWith('.xhtml'));
  return (await Promise.all(pages.map((one) => one.async('text')))).join('');
}

/** Makes somebody a member, on the page of members. */
async function invite(staff: Page, email: string, name: string): Promise<void> {
  await staff.goto(`${deskUrl}/staff/members`);
  await staff.type('[type=email]', email);
  await staff.type('#name', name);
  await press(staff, 'form[method=post] .button');
}

/** Opens the question form of an article, if it is not open yet, and sends it. */
async function askQuestion(page: Page, message: string): Promise<void> {
  const box = 'details.letter-box:has([name=question])';
  if (!(await page.$eval(box, (details) => details.hasAttribute('open'))))
    await toggle(page, `${box} > summary`);
  await page.type(`${box} [name=message]`, message);
  await page.type(`${box} [name=name]`, 'Kari Nordmann');
  await page.type(`${box} [name=email]`, reader);
  await toggle(page, `${box} [name=consent]`);
  await press(page, `${box} [type=submit]`);
  expect(page.url()).toBe(`${deskUrl}/thanks`);
}

describe.runIf(names.length > 0)('a subscription site', () => {
  beforeAll(async () => {
    [deskPort, frontPort] = [await freePort(), await freePort()];
    smtp = await openSmtpServer();
    const place = `127.0.0.1:${frontPort}`;
    browser = await openReadingBrowser({ [host]: place, [`desk.${host}`]: place });
    await new Promise<void>((resolve, reject) => {
      // One series, whose second article is for members.
      littlePublication()
        .withConfig({ baseUrl: `${site}/`, series: ['nettverksbygging'] })
        .withArticle('tillit', `${secret}\n`, { access: 'members' })
        .inFolder(async (given) => {
          folder = given;
          publication = readFileSync(join(folder, 'series/publication.yaml'), 'utf8');
          const isOver = new Promise<void>((over) => (removeFolder = over));
          resolve();
          await isOver;
        })
        .catch(reject);
    });
  });
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
    for (const ending of ['', '-wal', '-shm', '.copy'])
      rmSync(join(folder, `desk.sqlite${ending}`), { force: true });
  });
  afterAll(async () => {
    removeFolder();
    await browser.close();
    await smtp.close();
  });

  test.each(names)(
    'behind %s: a reader subscribes, reads, asks and leaves, and a backup brings the others back',
    async (name) => {
      deskUrl = deskUrls[name];
      await setUp();
      const stopDesk = await open();
      const work = join(folder, 'work', name);
      const front = { host, dist: join(folder, 'dist'), work, deskPort, port: frontPort };
      const server = await frontServers[name](front);
      stops.push(() => server.close());

      // The editor invites a reader, who signs in from the article and reads it.
      const staff = await visitor();
      await staff.goto(`${deskUrl}/sign-in?purpose=staff`);
      await signInHere(staff, owner);
      await invite(staff, reader, 'Kari Nordmann');
      const member = staff.url();
      const invitation = await smtp.next(reader);
      expect(linkIn(invitation.text)).toBe(`${deskUrl}/sign-in`);

      const kari = await visitor();
      const article = `${site}/articles/tillit/`;
      await kari.goto(article);
      expect(await textOf(kari)).not.toContain(secret);
      await press(kari, `.protection a[href^="${deskUrl}/sign-in"]`);
      await signInHere(kari, reader);
      expect(new URL(kari.url()).origin).toBe(site);
      await kari.goto(article);
      expect(await textOf(kari)).toContain(secret);

      const epubLink = 'a[href$="/nettverksbygging.epub"]';
      expect(await wordsOf(await download(kari, epubLink))).toContain(secret);
      const pdf = await readPdf(await download(kari, 'a[href$="/nettverksbygging.pdf"]'));
      expect(pdf.pages.flatMap(({ lines }) => lines).join(' ')).toContain('venter på svar');
      const isMarked = pdf.pages.some(({ lines }) =>
        lines.includes('Dette eksemplaret er laget for Kari Nordmann.'),
      );
      // Caddy has no lines here that pass books to the desk.
      expect(isMarked).toBe(name === 'nginx');

      // A subscription to the series, from its page.
      await kari.goto(`${site}/series/nettverksbygging/`);
      await press(kari, `main a[href^="${deskUrl}/newsletter"]`);
      expect(await kari.$eval('[name=series]', (box) => box.matches(':checked'))).toBe(true);
      await kari.type('#email', reader);
      await press(kari, '.desk-form .button');
      await kari.goto(linkIn((await smtp.next(reader)).text));
      await press(kari, 'main .button');
      expect(kari.url()).toBe(`${deskUrl}/newsletter/confirmed`);

      // Questions from the page and from the link in the printed book.
      await kari.goto(article);
      await askQuestion(kari, 'Hva er en svak forbindelse?');
      const links = pdf.pages.flatMap((page) => page.links).map(({ url }) => url ?? '');
      const ofBook =
        links.find((url) => url.startsWith(`${article}?`) && url.includes('question')) ?? links.join('\n');
      await kari.goto(ofBook);
      await askQuestion(kari, 'Gjelder det boken også?');
      await staff.goto(`${deskUrl}/staff/inbox`);
      expect(await textOf(staff)).toContain('Hva er en svak forbindelse?');
      await press(staff, 'a ::-p-text(Gjelder det boken også?)');
      expect(await textOf(staff)).toMatch(/Tillit[^]*Nettverksbygging/);
      await staff.type('#reply', 'Ja, den er den samme.');
      await press(staff, 'form[action$="/reply"] .button');
      const reply = await smtp.next(reader);
      expect(reply.text).toMatch(/^Ja, den er den samme\.[^]*> Gjelder det boken også\?/);

      // Signed out, the reader is refused.
      await kari.goto(article);
      const book = await kari.$eval(epubLink, (link) => (link as unknown as { href: string }).href);
      await kari.goto(`${deskUrl}/account`);
      await press(kari, '.actions form[action$="/sign-out"] .button');
      await kari.goto(article);
      expect(await textOf(kari)).not.toContain(secret);
      await kari.goto(book);
      expect(kari.url()).toContain(`${deskUrl}/sign-in`);

      // Erased, nothing is left, even when a backup from before is restored. Other readers are as they were then.
      await invite(staff, other, 'Ola Nordmann');
      await smtp.next(other);
      const backup = join(work, 'backup.sqlite');
      expect(await command('backup', backup)).toBe(0);
      await staff.goto(member);
      await toggle(staff, 'form[action$="/erase"] [name=sure]');
      await press(staff, 'form[action$="/erase"] .button');
      await staff.goto(`${deskUrl}/staff/inbox`);
      expect(await textOf(staff)).not.toContain('svak forbindelse');
      expect(await command('export', reader)).toBe(0);
      expect(said).not.toContain('Kari');
      await invite(staff, 'sen@leser.example', 'Siri Sein');
      await stopDesk();
      expect(await command('restore', backup), said).toBe(0);
      for (const [email, name] of [
        [reader, 'Kari'],
        ['sen@leser.example', 'Siri'],
      ] as const) {
        expect(await command('export', email)).toBe(0);
        expect(said).not.toContain(name);
      }
      await open();
      const ola = await visitor();
      await ola.goto(`${deskUrl}/sign-in`);
      await signInHere(ola, other);
      await ola.goto(article);
      expect(await textOf(ola)).toContain(secret);
    },
  );
});
