import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { freePort } from '../../../../test/harness/ports.ts';
import { openReadingBrowser } from '../../../../test/harness/reading-browser.ts';
import { sql } from '../../src/database/sql.ts';
import { databaseKinds } from '../harness/databases.ts';
import { openTestDesk, type TestDesk } from '../harness/test-desk.ts';

const question = {
  message: 'What is a "tie"?\n\nAnd <b>why</b>?',
  name: 'Kari',
  email: 'kari@reader.example',
  consent: 'yes',
};
const inbox = { proofOfWork: true, replyTo: 'editors@library.example' };

const letters = (desk: TestDesk) =>
  desk.desk.database.all(z.object({ message: z.string() }), sql`select message from letters`);

/** What the page asks the browser to solve. */
function challengeIn(body: string): Challenge {
  const text = /data-puzzle="([^"]+)"/.exec(body)?.[1] ?? '';
  return JSON.parse(text.replaceAll('&quot;', '"')) as Challenge;
}

async function solve(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey });
  return JSON.stringify({ challenge, solution });
}

describe.each(databaseKinds())('$name', ({ create }) => {
  test('a message is taken once its puzzle is solved, and a solution counts once', async () => {
    const desk = await openTestDesk(await create(), { inbox });
    const visitor = desk.visit();
    const asked = await visitor.post('/desk/questions', question);
    expect(asked.status).toBe(200);
    expect(asked.body).toContain('value="What is a &quot;tie&quot;?\n\nAnd &lt;b&gt;why&lt;/b&gt;?"');
    expect(await letters(desk)).toEqual([]);

    const altcha = await solve(challengeIn(asked.body));
    const sent = await visitor.post('/desk/questions', { ...question, altcha });
    expect(sent).toMatchObject({ status: 303, location: '/desk/thanks' });
    expect(await letters(desk)).toEqual([{ message: question.message }]);
    const again = await visitor.post('/desk/questions', { ...question, message: 'Another', altcha });
    expect(again.status).toBe(200);
    expect(challengeIn(again.body)).not.toEqual(challengeIn(asked.body));
    const [one, two] = await Promise.all(
      ['One', 'Two'].map(async (message) =>
        visitor.post('/desk/questions', {
          ...question,
          message,
          altcha: await solve(challengeIn(again.body)),
        }),
      ),
    );
    expect([one?.status, two?.status].sort()).toEqual([200, 303]);
    expect(await letters(desk)).toHaveLength(2);
    await desk.stop();
  });
});

test('a challenge of somebody’s own, an easier one, a late one, and a wrong solution are refused', async () => {
  const desk = await openTestDesk(undefined, { inbox });
  const visitor = desk.visit();
  const challenge = challengeIn((await visitor.post('/desk/questions', question)).body);
  const { parameters } = challenge;
  const wrong = JSON.stringify({ challenge, solution: { counter: 0, derivedKey: 'ab'.repeat(32) } });
  const easier = await solve({ ...challenge, parameters: { ...parameters, keyPrefix: '0' } });
  const longer = { ...challenge, parameters: { ...parameters, data: { endsAt: desk.now * 2 } } };
  const solved = await solve(challenge);
  const forged = JSON.stringify({ ...(JSON.parse(solved) as object), challenge: longer });
  for (const altcha of ['', '{}', 'null', wrong, easier, forged])
    expect((await visitor.post('/desk/questions', { ...question, altcha })).status, altcha).toBe(200);
  desk.now += 1_200_000;
  expect((await visitor.post('/desk/questions', { ...question, altcha: solved })).status).toBe(200);
  expect(await letters(desk)).toEqual([]);
  await desk.stop();
});

describe('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openReadingBrowser();
  });
  afterAll(() => browser.close());

  test('a form of the site is solved and sent by itself; without scripts, the page says where to write', async () => {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const desk = await openTestDesk(undefined, {
      address: `${origin}/desk`,
      site: origin,
      listen: { port },
      inbox,
    });
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    const sendForm = async () => {
      await page.goto(`${origin}/desk/sign-in`);
      const fields = Object.entries({ ...question, message: 'A\nB' });
      await page.evaluate(
        `for (const [name, value] of ${JSON.stringify(fields)}) {
          const field = document.createElement('textarea');
          Object.assign(field, { name, value });
          document.forms[0].append(field);
        }
        document.forms[0].action = '/desk/questions';
        document.forms[0].noValidate = true;
        document.querySelector('#email').remove();
        document.forms[0].querySelector('.button').click();`,
      );
    };
    await sendForm();
    await page.waitForFunction(`location.pathname === '/desk/thanks'`);
    expect(await letters(desk)).toEqual([{ message: 'A\nB' }]);
    expect(complaints).toEqual([]);

    await page.close();
    const { body } = await desk
      .visit()
      .post('/desk/reports', { kind: 'error', message: 'Wrong.', consent: 'yes' });
    expect(body).toMatch(/<noscript>[^]*mailto:editors@library\.example[^]*Wrong\.[^]*<\/noscript>/);
    await desk.stop();
  });
});
