import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { enqueueMail } from '../../src/mail/outbox.ts';
import { databaseKinds } from '../harness/databases.ts';
import { tokenIn } from '../harness/sign-in.ts';
import { openSmtpServer, smtpPassword, type SmtpServer } from '../harness/smtp-server.ts';
import { openTestDesk, type TestDesk } from '../harness/test-desk.ts';
import { createDist, writeSite } from '../harness/write-site.ts';

// SQLite has one process. Each desk here has connections, jobs and memory of its own.
const postgres = databaseKinds().find(({ name }) => name === 'PostgreSQL');
if (postgres === undefined) console.warn('Without PostgreSQL, nothing is tried with two processes.');

describe.runIf(postgres !== undefined)('two desks on one PostgreSQL', () => {
  const dist = createDist();
  const series = (...parts: string[]) => [{ id: 'ties', title: 'Ties', parts }];
  let smtp: SmtpServer;
  let desks: [TestDesk, TestDesk];

  beforeAll(async () => {
    writeSite(dist, series('weak'));
    smtp = await openSmtpServer();
    const place = (await postgres?.create()) ?? '';
    const secrets = { KOLOFON_DESK_SMTP_PASSWORD: smtpPassword };
    const open = () => openTestDesk(place, { smtp: smtp.settings }, dist, secrets);
    desks = [await open(), await open()];
  });
  afterAll(async () => {
    for (const desk of desks) await desk.stop();
    await smtp.close();
  });

  const both = (job: string) => {
    for (const { desk } of desks) desk.wake(job);
  };
  /** The mails with a subject, after all that are queued were sent. */
  const sent = async (subject: string, count: number) => {
    const found = () => smtp.mails.filter((mail) => mail.subject === subject);
    await vi.waitFor(() => {
      both('send-mails');
      expect(found().length).toBeGreaterThanOrEqual(count);
    }, 60_000);
    // Whoever would send one of them again would do it now.
    both('send-mails');
    await new Promise((resolve) => setTimeout(resolve, 300));
    return found();
  };

  test('a session that begins or ends at one is known at the other', async () => {
    const [first, second] = desks;
    const [reader, elsewhere] = [first.visit(), second.visit()];
    await reader.post('/desk/sign-in', { email: 'owner@library.example' });
    const token = tokenIn((await smtp.next('owner@library.example')).text ?? '');
    const clicks = await Promise.all(
      [reader, second.visit()].map((one) => one.post('/desk/sign-in/link', { token })),
    );
    expect(clicks.map(({ status }) => status).sort()).toEqual([303, 410]);
    if (clicks[0]?.status !== 303) {
      await reader.post('/desk/sign-in', { email: 'owner@library.example' });
      const again = tokenIn((await smtp.next('owner@library.example')).text ?? '');
      await reader.post('/desk/sign-in/link', { token: again });
    }
    for (const [name, value] of reader.cookies) elsewhere.cookies.set(name, value);
    const check = async () => (await elsewhere.get('/desk/sjekk')).status;
    await expect.poll(check).toBe(204);
    await reader.post('/desk/account/sessions', {});
    await expect.poll(check).toBe(401);
    expect((await elsewhere.get('/desk/account')).status).toBe(302);
  });

  test('no mail goes out twice, whoever sends it', async () => {
    const [first] = desks;
    await first.desk.database.transaction(async (queries) => {
      for (let index = 0; index < 60; index += 1) {
        const mail = { to: `reader${index}@reader.example`, subject: 'Once', text: 'Once.' };
        await enqueueMail(queries, { ...mail, isSingle: index % 2 === 0 }, first.now);
      }
    });
    const recipients = (await sent('Once', 60)).map(({ recipient }) => recipient);
    expect(recipients).toHaveLength(60);
    expect(new Set(recipients).size).toBe(60);
  });

  test('both see a new part, and each subscriber gets one mail about it', async () => {
    const [first, second] = desks;
    const readers = Array.from({ length: 12 }, (_, index) => `subscriber${index}@reader.example`);
    await expect.poll(async () => (await second.visit().get('/desk/newsletter')).body).toContain('Ties');
    for (const [index, email] of readers.entries()) {
      const desk = index % 2 === 0 ? first : second;
      const reader = desk.visit({ 'x-forwarded-for': `198.51.100.${index}` });
      await reader.post('/desk/newsletter', {
        email,
        series: 'https://library.example/series/ties/',
      });
      const token = /newsletter\/confirm\/(\S+)/.exec((await smtp.next(email)).text ?? '')?.[1] ?? '';
      await reader.post('/desk/newsletter/confirm', { token });
    }
    for (const desk of desks) desk.now += 1000;
    writeSite(dist, series('weak', 'strong'));
    both('look-for-parts');
    await vi.waitFor(() => {
      both('look-for-parts');
      both('queue-newsletter');
      expect(smtp.mails.some(({ subject }) => subject === 'Ties: strong')).toBe(true);
    }, 60_000);
    const recipients = (await sent('Ties: strong', readers.length)).map(({ recipient }) => recipient);
    expect(recipients.sort()).toEqual(readers.sort());
  });
});
