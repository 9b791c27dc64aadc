import type { Browser, BrowserContext, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../../../test/harness/ports.ts';
import { openReadingBrowser } from '../../../../test/harness/reading-browser.ts';
import { sql } from '../../src/database/sql.ts';
import { databaseKinds } from '../harness/databases.ts';
import { tokenIn } from '../harness/sign-in.ts';
import { openTestDesk, type TestDesk } from '../harness/test-desk.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openReadingBrowser();
});
afterAll(() => browser.close());

/** A desk at a host with a name, and a browser with a screen lock that says yes. */
interface Room {
  readonly desk: TestDesk;
  readonly page: Page;
  readonly origin: string;
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

async function openRoom(place: string): Promise<Room> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const desk = await openTestDesk(place, { address: `${origin}/desk`, site: origin, listen: { port } });
  const context: BrowserContext = await browser.createBrowserContext();
  const page = await context.newPage();
  const complaints: string[] = [];
  // The script sends the form in this way.
  await page.evaluateOnNewDocument(
    `const { submit } = HTMLFormElement.prototype;
    HTMLFormElement.prototype.submit = function () {
      localStorage.setItem('sent', this.elements.response.value);
      submit.call(this);
    };`,
  );
  page.on('console', (message) => complaints.push(message.text()));
  const authenticator = await page.createCDPSession();
  await authenticator.send('WebAuthn.enable');
  await authenticator.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const close = async () => {
    await context.close();
    await desk.stop();
  };
  return { desk, page, origin, complaints, close };
}

async function press(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.click(selector)]);
}

async function signInByMail({ desk, page, origin }: Room): Promise<void> {
  const { length } = desk.mails;
  await page.goto(`${origin}/desk/sign-in?purpose=staff`);
  await page.type('#email', 'owner@library.example');
  await press(page, '.desk-form .button');
  await desk.mailed(length + 1);
  await page.goto(`${origin}/desk/sign-in/link/${tokenIn(desk.mails.at(-1) ?? '')}`);
  await press(page, 'main .button');
}

const add = 'form[data-passkey=create] button';
const use = 'form[data-passkey=get] button';
const textOf = (page: Page) => page.$eval('main', (main) => (main as { textContent: string }).textContent);

describe.each(databaseKinds())('$name', ({ create }) => {
  test('staff add a passkey, sign in with it, and remove it', async () => {
    const room = await openRoom(await create());
    const { desk, page, origin } = room;
    await signInByMail(room);
    await page.goto(`${origin}/desk/staff/passkeys`);
    expect(await textOf(page)).toContain('You have no passkey yet.');
    await press(page, add);
    expect(await textOf(page)).toContain('Linux');
    await desk.mailed(2);
    expect(desk.mails.at(-1)).toContain('a passkey was added to your account');

    await press(page, '.sign-out button');
    await page.goto(`${origin}/desk/sign-in?purpose=staff`);
    await press(page, use);
    expect(page.url()).toContain('/desk/staff/');
    // What was sent cannot be sent again, here or to add it to somebody.
    const response = String(await page.evaluate(`localStorage.getItem('sent')`));
    expect(response).toContain('signature');
    const thief = desk.visit({ origin });
    for (const path of ['/desk/sign-in/passkey', '/desk/staff/passkeys']) {
      const again = await thief.ask('POST', path, new URLSearchParams({ response }).toString(), {
        'content-type': 'application/x-www-form-urlencoded',
        origin,
      });
      expect([403, 303]).toContain(again.status);
      expect(thief.cookies.size).toBe(0);
    }

    await page.goto(`${origin}/desk/staff/passkeys`);
    expect(await textOf(page)).not.toContain('never');
    desk.now += 1000;
    await press(page, 'form[action$="/remove"] button');
    await page.goto(`${origin}/desk/staff/audit`);
    expect(await textOf(page)).toMatch(/passkey-remove[^]*passkey-add/);
    await press(page, '.sign-out button');
    await page.goto(`${origin}/desk/sign-in?purpose=staff`);
    await press(page, use);
    expect(await textOf(page)).toContain('The desk does not know it');
    expect(room.complaints.filter((line) => !/403|404/.test(line))).toEqual([]);
    await room.close();
  });
});

test('a passkey whose counter goes back, or whose owner is no longer staff, opens nothing', async () => {
  const room = await openRoom((await databaseKinds()[0]?.create()) ?? '');
  const { desk, page, origin } = room;
  await signInByMail(room);
  await page.goto(`${origin}/desk/staff/passkeys`);
  await press(page, add);
  const { database } = desk.desk;
  const tryIt = async () => {
    await page.goto(`${origin}/desk/sign-in?purpose=staff`);
    await press(page, use);
    return (await textOf(page)).includes('The passkey did not work');
  };
  expect(await tryIt()).toBe(false);
  await database.run(sql`update passkeys set counter = 1000`);
  expect(await tryIt()).toBe(true);
  await database.run(sql`update passkeys set counter = 0`);
  await database.run(sql`update people set role = null`);
  expect(await tryIt()).toBe(true);
  await room.close();
});

test('without scripts, the form stays hidden and the link by mail is there', async () => {
  const room = await openRoom((await databaseKinds()[0]?.create()) ?? '');
  const { page, origin } = room;
  await page.setJavaScriptEnabled(false);
  await page.goto(`${origin}/desk/sign-in?purpose=staff`);
  expect(await page.$eval(use, (button) => button.checkVisibility())).toBe(false);
  await signInByMail(room);
  await page.goto(`${origin}/desk/staff/passkeys`);
  expect(await textOf(page)).toContain('To add one, you need scripts');
  await room.close();
});
