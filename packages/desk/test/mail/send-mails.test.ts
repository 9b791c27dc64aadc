import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { migrate } from '../../src/database/migrate.ts';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { sql } from '../../src/database/sql.ts';
import { enqueueMail } from '../../src/mail/outbox.ts';
import { sendMails } from '../../src/mail/send-mails.ts';
import type { OutgoingMail } from '../../src/mail/transport.ts';
import { databaseKinds } from '../harness/databases.ts';

const [sqlite] = databaseKinds();
const mail = { to: 'kari@library.example', subject: 'Hei', text: 'Hei, Kari!' };
let database: Database;
let now: number;
let sent: OutgoingMail[];
let refuse: (() => Error) | undefined;

beforeEach(async () => {
  database = openDatabase((await sqlite?.create()) ?? '');
  now = 1_000_000;
  sent = [];
  refuse = undefined;
  await migrate(database, now);
});
afterEach(() => database.close());

function send(): Promise<number> {
  const transport = {
    send: (one: OutgoingMail) => {
      if (refuse !== undefined) return Promise.reject(refuse());
      sent.push(one);
      return Promise.resolve();
    },
    close: () => undefined,
  };
  return sendMails({ database, transport, log: () => undefined, now: () => now, isStopping: () => false });
}

const left = () =>
  database.all(
    z.object({ attempts: z.number(), failed_at: z.number().nullable() }),
    sql`select attempts, failed_at from outbox`,
  );

test('sends a mail once and forgets it', async () => {
  await enqueueMail(database, { ...mail, subject: 'Hei\r\nBcc: all@library.example' }, now);
  expect(await send()).toBe(1);
  expect(await send()).toBe(0);
  expect(sent).toMatchObject([{ to: 'kari@library.example', subject: 'Hei Bcc: all@library.example' }]);
  expect(await left()).toEqual([]);
});

test('tries again later, with the same id, if the server cannot take it now', async () => {
  await enqueueMail(database, mail, now);
  refuse = () => Object.assign(new Error('busy'), { responseCode: 451 });
  expect(await send()).toBe(0);
  refuse = undefined;
  expect(await send()).toBe(0);
  now += 60_000;
  expect(await send()).toBe(1);
});

test('gives up if the server will never take it, and at last', async () => {
  await enqueueMail(database, mail, now);
  refuse = () => Object.assign(new Error('no such user'), { responseCode: 550 });
  await send();
  expect(await left()).toEqual([{ attempts: 1, failed_at: now }]);
  // It has what a reader wrote, and does not stay for ever.
  now += 7 * 86_400_000 + 1;
  await send();
  expect(await left()).toEqual([]);
});

test('what a crash left open is sent again, unless it may be sent only once', async () => {
  await enqueueMail(database, mail, now);
  await enqueueMail(database, { ...mail, subject: 'Part 2 is out', isSingle: true }, now);
  await database.run(sql`update outbox set claimed_at = ${now}`);
  expect(await send()).toBe(0);
  now += 700_000;
  expect(await send()).toBe(1);
  expect(sent.map(({ subject }) => subject)).toEqual(['Hei']);
  expect(await left()).toEqual([{ attempts: 0, failed_at: now }]);
});

test('a mail that is of no use any more is not sent', async () => {
  await enqueueMail(database, { ...mail, endsAt: now + 1000 }, now);
  now += 2000;
  expect(await send()).toBe(0);
  expect(await left()).toEqual([]);
});

test('whoever waits for a link gets it before the mails of a newsletter go out', async () => {
  for (let index = 0; index < 8; index += 1)
    await enqueueMail(database, { ...mail, subject: 'Part 2 is out', isSingle: true }, now);
  await enqueueMail(database, { ...mail, subject: 'Sign in' }, now + 1000);
  now += 2000;
  expect(await send()).toBe(9);
  expect(sent[0]?.subject).toBe('Sign in');
});
