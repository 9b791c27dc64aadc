import axe, { type AxeResults } from 'axe-core';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../src/database/sql.ts';
import { openReadingBrowser } from '../../../test/harness/reading-browser.ts';
import { writeEditions } from './harness/editions.ts';
import { freePort } from '../../../test/harness/ports.ts';
import { tokenIn } from './harness/sign-in.ts';
import { openTestDesk, type TestDesk } from './harness/test-desk.ts';

const rules = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
const screens = [
  { name: 'phone', width: 360, height: 740 },
  { name: 'desktop', width: 1280, height: 900 },
];
/** Where pictures of all pages are written for a person to look at. */
const pictures = process.env['KOLOFON_DESK_PICTURES'];

let desk: TestDesk;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let origin: string;
const complaints: string[] = [];

beforeAll(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  const settings = {
    address: `${origin}/desk`,
    site: origin,
    listen: { port },
    members: { trialDays: 14 },
    stripe: { price: 'price_1' },
    organisations: [
      {
        id: 'gone',
        name: 'The municipality',
        issuer: `${origin}/gone`,
        clientId: 'x',
        domains: ['x.example'],
      },
    ],
  };
  const place = join(mkdtempSync(join(tmpdir(), 'desk-')), 'desk.sqlite');
  desk = await openTestDesk(place, settings, writeEditions());
  browser = await openReadingBrowser();
  context = await browser.createBrowserContext();
  page = await context.newPage();
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

async function press(selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.click(selector)]);
}

async function signIn(purpose: 'reader' | 'staff'): Promise<void> {
  const { length } = desk.mails;
  await page.goto(`${origin}/desk/sign-in?purpose=${purpose}`);
  await page.type('#email', 'owner@library.example');
  await press('.desk-form .button');
  await desk.mailed(length + 1);
  await page.goto(`${origin}/desk/sign-in/link/${tokenIn(desk.mails.at(-1) ?? '')}`);
  await press('main .button');
}

const textOf = () => page.$eval('body', (body) => (body as unknown as { innerText: string }).innerText);

test('without scripts, a reader signs in, reads, and signs out', async () => {
  await page.setJavaScriptEnabled(false);
  await page.goto(`${origin}/articles/a/`);
  expect(await textOf()).toContain('for members');
  await signIn('reader');
  await page.goto(`${origin}/articles/a/`);
  expect(await textOf()).toContain('all of it');
  await page.goto(`${origin}/desk/account`);
  await press('.actions .button');
  await page.goto(`${origin}/articles/a/`);
  expect(await textOf()).toContain('for members');
  await page.setJavaScriptEnabled(true);
});

async function addPasskey(): Promise<void> {
  const authenticator = await page.createCDPSession();
  await authenticator.send('WebAuthn.enable');
  await authenticator.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  await page.goto(`${origin}/desk/staff/passkeys`);
  await press('form[data-passkey] button');
}

/** Sends a question and answers it, and returns the path of its page; also a series and a count to be shown. */
async function writeMessage(): Promise<string> {
  const { database, now } = desk.desk;
  const day = new Date(now()).toISOString().slice(0, 10);
  await database.run(
    sql`insert into series (url, title, language) values ('https://x.example/', 'Ties', 'nb')`,
  );
  await database.run(sql`insert into counts (day, kind, name, count) values (${day}, 'article', 'ties', 7)`);
  await desk.visit().ask(
    'POST',
    '/desk/questions',
    new URLSearchParams({
      message: `What is a weak tie?\n${'Or a very, very strong one? '.repeat(20)}`,
      name: 'Kari Nordmann',
      email: 'kari@library.example',
      consent: 'yes',
      article: 'Weak ties',
      series: 'Ties',
    }).toString(),
    { 'content-type': 'application/x-www-form-urlencoded' },
  );
  await page.goto(`${origin}/desk/staff/inbox`);
  await press('.card-list a');
  await page.type('#reply', 'A tie to somebody you know little.');
  await press('form[action$="/reply"] .button');
  return new URL(page.url()).pathname.replace('/desk', '');
}

test('axe finds nothing on any page, on a phone and on a desktop, in light and dark', async () => {
  await signIn('reader');
  await signIn('staff');
  await addPasskey();
  await page.goto(`${origin}/desk/staff/members`);
  await page.type('[name=email][type=email]', 'kari.nordmann@library.example');
  await page.type('[name=name]', 'Kari Nordmann');
  await press('form[method=post] .button');
  const member = new URL(page.url()).pathname.replace('/desk', '');
  const message = await writeMessage();
  const paths = {
    thankful: '/thanks',
    newsletter: '/newsletter',
    unsubscribed: '/newsletter/unsubscribe',
    inbox: '/staff/inbox',
    message,
    subscribers: '/staff/newsletter',
    counts: '/staff/counts',
    'sign-in': '/sign-in',
    'staff-sign-in': '/sign-in?purpose=staff',
    organisation: '/oidc/gone',
    passkeys: '/staff/passkeys',
    sent: '/sign-in/sent',
    confirm: '/sign-in/link/x',
    account: '/account',
    join: '/join',
    thanks: '/checkout/thanks',
    members: '/staff/members',
    member,
    audit: '/staff/audit',
    missing: '/nothing',
  };
  const found: string[] = [];
  for (const { name: screen, width, height } of screens)
    for (const appearance of ['light', 'dark']) {
      await page.setViewport({ width, height });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: appearance }]);
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(`${origin}/desk${path}`);
        await page.evaluate(axe.source);
        const { violations } = (await page.evaluate(`axe.run(${JSON.stringify(rules)})`)) as AxeResults;
        for (const { id, nodes } of violations)
          found.push(`${name} ${screen} ${appearance}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
        const width = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        if (width !== 0) found.push(`${name} ${screen}: ${String(width)} pixels too wide`);
        if (pictures !== undefined)
          await page.screenshot({
            path: join(pictures, `${name}-${screen}-${appearance}.png`),
            fullPage: true,
          });
      }
    }
  expect(found).toEqual([]);
  expect(complaints.filter((line) => !/404|502/.test(line))).toEqual([]);
});
