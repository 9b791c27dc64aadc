import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { sql } from '../../src/database/sql.ts';
import { partMail } from '../../src/newsletter/part-mail.ts';
import { databaseKinds } from '../harness/databases.ts';
import { signIn } from '../harness/sign-in.ts';
import { openTestDesk, type TestDesk } from '../harness/test-desk.ts';
import { createDist, writeSite } from '../harness/write-site.ts';

const ties = { id: 'ties', title: 'Ties', parts: ['weak', 'strong'] };
const other = { id: 'other', title: 'Other', parts: ['x'] };
const url = (id: string) => `https://library.example/series/${id}/`;

describe.each(databaseKinds())('the newsletter with $name', ({ create }) => {
  const dist = createDist();
  let desk: TestDesk;

  beforeAll(async () => {
    writeSite(dist, [ties, other]);
    desk = await openTestDesk(await create(), {}, dist);
  });
  afterAll(() => desk.stop());

  const subscribe = async (email: string, series = 'ties', language = 'en') => {
    const reader = desk.visit({ 'accept-language': language });
    const { length } = desk.mails;
    expect(await reader.post('/desk/newsletter', { email, series: url(series) })).toMatchObject({
      status: 303,
      location: '/desk/newsletter/sent',
    });
    await desk.mailed(length + 1);
    const token = /newsletter\/confirm\/(\S+)/.exec(desk.mails.at(-1) ?? '')?.[1] ?? '';
    return { reader, token };
  };
  const confirm = async (email: string, series?: string, language?: string) => {
    const { reader, token } = await subscribe(email, series, language);
    return reader.post('/desk/newsletter/confirm', { token });
  };
  const publish = (parts: readonly string[]) => {
    desk.now += 1000;
    writeSite(dist, [{ ...ties, parts }, other]);
    const { length } = desk.mails;
    desk.desk.wake('look-for-parts');
    return length;
  };
  const waiting = z.object({ n: z.coerce.number() });
  const isQuiet = () =>
    expect
      .poll(() =>
        desk.desk.database.one(waiting, sql`select count(*) as n from outbox where failed_at is null`),
      )
      .toEqual({ n: 0 });

  test('nobody gets mails before the address is confirmed by a button, once', async () => {
    await expect.poll(async () => (await desk.visit().get('/desk/newsletter')).body).toContain('Ties');
    const { reader, token } = await subscribe('kari@library.example');
    expect((await reader.get(`/desk/newsletter/confirm/${token}`)).status).toBe(200);
    await expect(desk.desk.database.all(z.unknown(), sql`select * from subscriptions`)).resolves.toEqual([]);
    expect((await reader.post('/desk/newsletter/confirm', { token })).location).toBe(
      '/desk/newsletter/confirmed',
    );
    expect((await reader.post('/desk/newsletter/confirm', { token })).status).toBe(410);
    expect((await reader.post('/desk/newsletter', { email: 'kari', series: url('ties') })).status).toBe(422);
    const unknown = { email: 'kari@library.example', series: 'https://evil.example/' };
    expect((await reader.post('/desk/newsletter', unknown)).status).toBe(422);
  });

  test('a new part goes out once to each subscriber, with its place and neighbours', async () => {
    await confirm('ola@library.example', 'ties', 'nb');
    await confirm('per@library.example', 'other');
    const before = publish(['weak', 'middle', 'strong']);
    await desk.mailed(before + 2);
    desk.desk.wake('look-for-parts');
    desk.desk.wake('queue-newsletter');
    await isQuiet();
    const mails = desk.mails.slice(before);
    expect(mails).toHaveLength(2);
    const ola = mails.find((mail) => mail.includes('To: ola@')) ?? '';
    expect(ola).toMatch(
      /Subject: Ties: middle\n.*Del 2 av 3: middle\n\nOn middle\.\n\nhttps:\/\/library\.example\/articles\/middle\/.*Før den: 1\. weak\n.*Etter den: 3\. strong\n/s,
    );
    expect(mails.some((mail) => mail.includes('To: kari@'))).toBe(true);
  });

  test('one click in the mail program ends the subscription, without cookies and from anywhere', async () => {
    const mail = desk.mails.findLast((one) => one.includes('To: ola@')) ?? '';
    const path = /https:\/\/library\.example(\S+unsubscribe\S+)/.exec(mail)?.[1] ?? '';
    const program = desk.visit();
    expect((await program.get(path)).body).toContain('Ties');
    const forged = path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' };
    const click = (where: string) => program.ask('POST', where, 'List-Unsubscribe=One-Click', form);
    expect((await click(forged)).status).toBe(200);
    expect((await program.get(path)).body).toContain('Ties');
    expect((await click(path)).status).toBe(200);
    expect((await program.get(path)).body).not.toContain('Ties');
    const before = publish(['weak', 'middle', 'strong', 'last', 'very-last']);
    await desk.mailed(before + 1);
    await isQuiet();
    expect(desk.mails.slice(before).join()).toMatch(/To: kari@.*Ties: 2 new parts/s);
    expect(desk.mails.slice(before).join()).not.toContain('ola@');
  });

  test('an address that does not exist is suspended, until it is confirmed again', async () => {
    await desk.desk.database.run(sql`
      insert into outbox (id, recipient, subject, text, headers, is_single, created_at, due_at, attempts, failed_at, failure)
      values ('b', 'kari@library.example', '', '', '{"List-Unsubscribe":"<x>"}', 1, 0, 0, 1, ${desk.now}, '550')`);
    desk.desk.wake('bounces');
    const states = () =>
      desk.desk.database.all(
        z.object({ state: z.string() }),
        sql`select state from subscriptions where email = 'kari@library.example'`,
      );
    await expect.poll(states).toEqual([{ state: 'suspended' }]);
    const before = publish(['weak', 'middle', 'strong', 'last', 'very-last', 'end']);
    await expect
      .poll(() =>
        desk.desk.database.one(
          waiting,
          sql`select count(*) as n from announcements where done_at is not null`,
        ),
      )
      .toEqual({ n: 3 });
    await isQuiet();
    expect(desk.mails).toHaveLength(before);
    await confirm('kari@library.example');
    expect(await states()).toEqual([{ state: 'active' }]);
  });

  test('staff see numbers of subscribers and what was sent', async () => {
    const owner = desk.visit();
    await signIn(desk, owner, 'owner@library.example', 'staff');
    const { body } = await owner.get('/desk/staff/newsletter');
    expect(body).toMatch(/Ties<\/td>\s*<td>1<\/td>\s*<td>0/);
    expect(body).toContain('2. middle');
    expect(body).not.toContain('kari@');
  });
});

test('the mail has what mail programs need for their own button', () => {
  const part = { position: 1, title: 'Weak', url: url('ties'), summary: '' };
  const { headers, isSingle } = partMail(
    { title: 'Ties', language: 'en', total: 1, parts: [part] },
    {
      to: 'kari@library.example',
      language: 'en',
      stop: 'https://library.example/desk/u?s=1',
      list: 'n.library.example',
    },
  );
  expect(isSingle).toBe(true);
  expect(headers).toMatchObject({
    'List-Unsubscribe': '<https://library.example/desk/u?s=1>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  });
});
