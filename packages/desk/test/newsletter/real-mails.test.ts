import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { stringify } from 'yaml';
import { run } from '../../src/cli/run.ts';
import { sql } from '../../src/database/sql.ts';
import { headerOf, openSmtpServer, smtpPassword, type SmtpServer } from '../harness/smtp-server.ts';
import { librarySettings, openTestDesk, type TestDesk } from '../harness/test-desk.ts';
import { createDist, writeSite } from '../harness/write-site.ts';

const series = (...parts: string[]) => [{ id: 'ties', title: 'Ties', parts }];
const [kari, ola] = ['kari@reader.example', 'ola@reader.example'];

let folder: string;
let dist: string;
let smtp: SmtpServer;
let desk: TestDesk;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-'));
  dist = createDist();
  writeSite(dist, series('weak'));
  smtp = await openSmtpServer();
  const settings = { smtp: smtp.settings, database: join(folder, 'desk.sqlite') };
  writeFileSync(join(folder, 'desk.yaml'), stringify({ ...librarySettings, ...settings, listen: {} }));
  desk = await openTestDesk(settings.database, settings, dist, {
    KOLOFON_DESK_SMTP_PASSWORD: smtpPassword,
  });
  await vi.waitFor(async () => {
    expect((await desk.visit().get('/desk/newsletter')).body).toContain('Ties');
  }, 60_000);
  for (const email of [kari, ola]) {
    const reader = desk.visit();
    await reader.post('/desk/newsletter', { email, series: 'https://library.example/series/ties/' });
    const token = /newsletter\/confirm\/(\S+)/.exec((await smtp.next(email)).text ?? '')?.[1] ?? '';
    await reader.post('/desk/newsletter/confirm', { token });
  }
});
afterAll(async () => {
  await desk.stop();
  await smtp.close();
});

function publish(...parts: string[]): void {
  desk.now += 1000;
  writeSite(dist, series(...parts));
  desk.desk.wake('look-for-parts');
}

const stateOf = async (email: string) =>
  (
    await desk.desk.database.one(
      z.object({ state: z.string() }),
      sql`select state from subscriptions where email = ${email}`,
    )
  )?.state;

test('a subscriber whom the mail server does not know is suspended; the mail to the others arrives', async () => {
  smtp.gone.add(ola);
  publish('weak', 'strong');
  expect((await smtp.next(kari)).subject).toBe('Ties: strong');
  await expect
    .poll(() => {
      desk.desk.wake('bounces');
      return stateOf(ola);
    })
    .toBe('suspended');
  expect(await stateOf(kari)).toBe('active');
});

test('a mail that comes back later suspends its address, by what the returned headers say', async () => {
  publish('weak', 'strong', 'absent');
  const mail = await smtp.next(kari);
  const [headers = ''] = mail.raw.split('\r\n\r\n');
  const file = join(folder, 'returned.eml');
  // As Postfix writes it (RFC 3464).
  writeFileSync(
    file,
    `From: MAILER-DAEMON@mail.example\r\nContent-Type: multipart/report; report-type=delivery-status;\r\n\tboundary="b"\r\n\r\n--b\r\n\r\nNo such user.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example\r\n\r\nFinal-Recipient: rfc822; ${kari}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\n${headers}\r\n\r\n--b--\r\n`,
  );
  const host = { ended: Promise.resolve(), environment: {}, now: () => desk.now, log: () => undefined };
  let said = '';
  await run(['bounce', file, '--root', folder], { ...host, print: (text) => (said += text) });
  expect(said).toBe('Suspended the address.\n');
  expect(await stateOf(kari)).toBe('suspended');
});

test('the headers for one click arrive whole, and a post to them ends the subscription (RFC 8058)', async () => {
  await desk.desk.database.run(sql`update subscriptions set state = 'active' where email = ${kari}`);
  publish('weak', 'strong', 'absent', 'last');
  const mail = await smtp.next(kari);
  expect(headerOf(mail, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
  expect(headerOf(mail, 'List-Id')).toBe('<newsletter.library.example>');
  const path = /^<https:\/\/library\.example(\/desk\/newsletter\/unsubscribe\?s=[\w.-]+)>$/.exec(
    headerOf(mail, 'List-Unsubscribe') ?? '',
  )?.[1];
  expect(mail.text).toContain(path);
  // A program of the mail provider: no cookie, no origin, a body of its own kind.
  const boundary =
    '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
  const type = { 'content-type': 'multipart/form-data; boundary=x' };
  expect(await desk.visit().ask('POST', path ?? '', boundary, type)).toMatchObject({
    status: 200,
    location: undefined,
  });
  expect(await stateOf(kari)).toBeUndefined();
});
