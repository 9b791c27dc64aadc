import { afterEach, describe, expect, test } from 'vitest';
import { findOrAddPerson } from '../../src/members/people.ts';
import { putGrant } from '../../src/members/store.ts';
import { databaseKinds } from '../harness/databases.ts';
import { signIn, tokenIn } from '../harness/sign-in.ts';
import { openTestDesk, type TestDesk } from '../harness/test-desk.ts';

const open: TestDesk[] = [];

afterEach(async () => {
  for (const desk of open.splice(0)) await desk.stop();
});

async function openDesk(place?: string, settings?: Readonly<Record<string, unknown>>): Promise<TestDesk> {
  const desk = await openTestDesk(place, settings);
  open.push(desk);
  const { database } = desk.desk;
  await database.transaction(async (queries) => {
    const { id } = await findOrAddPerson(queries, { email: 'kari@library.example', name: 'Kari' }, desk.now);
    const grant = { kind: 'import', reference: '', starts_at: 0, ends_at: desk.now + 100 * 86_400_000 };
    await putGrant(queries, id, grant, desk.now);
  });
  return desk;
}

const check = async (desk: TestDesk, visitor = desk.visit()) => (await visitor.get('/desk/sjekk')).status;

describe.each(databaseKinds())('$name', ({ create }) => {
  test('a member asks for a link, confirms it with a button, and reads', async () => {
    const desk = await openDesk(await create());
    const visitor = desk.visit({ 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0' });
    expect(await check(desk, visitor)).toBe(401);
    const asked = await visitor.post('/desk/sign-in', {
      email: ' Kari@library.example ',
      next: '/articles/a/',
    });
    expect(asked).toMatchObject({ status: 303, location: '/desk/sign-in/sent' });
    expect(visitor.cookies.size).toBe(0);
    await desk.mailed(1);
    const token = tokenIn(desk.mails[0] ?? '');

    // What a mail scanner does.
    expect((await desk.visit().get(`/desk/sign-in/link/${token}`)).status).toBe(200);
    const confirmed = await visitor.post('/desk/sign-in/link', { token });
    expect(confirmed).toMatchObject({ status: 303, location: 'https://library.example/articles/a/' });
    expect(confirmed.headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^__Host-kolofon=[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
    expect(await check(desk, visitor)).toBe(204);
    expect((await visitor.get('/desk/account')).body).toContain('Firefox, Windows');

    // Single use.
    expect((await desk.visit().post('/desk/sign-in/link', { token })).status).toBe(410);
    await visitor.post('/desk/sign-out', {});
    expect(visitor.cookies.size).toBe(0);
    expect(await check(desk, visitor)).toBe(401);
  });

  test('two clicks at the same time give one session', async () => {
    const desk = await openDesk(await create());
    await desk.visit().post('/desk/sign-in', { email: 'kari@library.example' });
    await desk.mailed(1);
    const token = tokenIn(desk.mails[0] ?? '');
    const both = await Promise.all([1, 2].map(() => desk.visit().post('/desk/sign-in/link', { token })));
    expect(both.map(({ status }) => status).sort()).toEqual([303, 410]);
  });
});

test('the answer is the same for an address that is not known, and no mail is sent', async () => {
  const desk = await openDesk();
  const known = await desk.visit().post('/desk/sign-in', { email: 'kari@library.example' });
  await desk.mailed(1);
  const unknown = await desk.visit().post('/desk/sign-in', { email: 'nobody@library.example' });
  const strip = ({ status, body, headers }: typeof known) => ({
    status,
    body,
    headers: { ...headers, date: '' },
  });
  expect(strip(unknown)).toEqual(strip(known));
  await desk.visit().post('/desk/sign-in', { email: 'kari@library.example' });
  await desk.mailed(2);
  expect(desk.mails.every((mail) => mail.includes('To: kari@library.example'))).toBe(true);
});

test('a link ends after 15 minutes, and a session and a membership on their days', async () => {
  const desk = await openDesk();
  await desk.visit().post('/desk/sign-in', { email: 'kari@library.example' });
  await desk.mailed(1);
  desk.now += 15 * 60_000;
  expect(
    (await desk.visit().post('/desk/sign-in/link', { token: tokenIn(desk.mails[0] ?? '') })).status,
  ).toBe(410);

  const visitor = desk.visit();
  await signIn(desk, visitor, 'kari@library.example');
  desk.now += 89 * 86_400_000;
  expect(await check(desk, visitor)).toBe(204);
  desk.now += 2 * 86_400_000;
  expect(await check(desk, visitor)).toBe(401);
  await signIn(desk, visitor, 'kari@library.example');
  expect(await check(desk, visitor)).toBe(204);
  desk.now += 10 * 86_400_000;
  expect(await check(desk, visitor)).toBe(401);
  expect((await visitor.get('/desk/account')).body).toContain('No membership');
});

test('a reader sees their devices and signs one of them, or all, out', async () => {
  const desk = await openDesk();
  const [phone, laptop] = [desk.visit({ 'user-agent': 'Mozilla/5.0 (iPhone) Safari/604' }), desk.visit()];
  await signIn(desk, phone, 'kari@library.example');
  await signIn(desk, laptop, 'kari@library.example');
  const id = /name="id" value="([^"]+)"/.exec((await laptop.get('/desk/account')).body)?.[1] ?? '';
  // Nobody else can end it.
  const other = desk.visit();
  await signIn(desk, other, 'owner@library.example');
  await other.post('/desk/account/sessions', { id });
  expect(await check(desk, phone)).toBe(204);
  await laptop.post('/desk/account/sessions', { id });
  expect([await check(desk, phone), await check(desk, laptop)]).toEqual([401, 204]);
  await laptop.post('/desk/account/sessions', {});
  expect(await check(desk, laptop)).toBe(401);
});

test('asks for the same address are limited without a word, those of a network with one', async () => {
  const desk = await openDesk();
  const visitor = desk.visit();
  for (let count = 0; count < 6; count += 1)
    expect((await visitor.post('/desk/sign-in', { email: 'kari@library.example' })).status).toBe(303);
  await desk.mailed(3);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(desk.mails).toHaveLength(3);
  for (let count = 0; count < 24; count += 1)
    await visitor.post('/desk/sign-in', { email: `a${count}@b.example` });
  expect((await visitor.post('/desk/sign-in', { email: 'c@b.example' })).status).toBe(429);
  const elsewhere = desk.visit({ 'x-forwarded-for': '198.51.100.7' });
  expect((await elsewhere.post('/desk/sign-in', { email: 'c@b.example' })).status).toBe(303);
});

test.each([
  ['//evil.example/', 'https://library.example/'],
  ['https://evil.example/', 'https://library.example/'],
  ['\\\\evil.example', 'https://library.example/'],
  ['https://library.example@evil.example/', 'https://library.example/'],
  ['javascript:alert(1)', 'https://library.example/'],
  ['blob:https://library.example/a', 'https://library.example/'],
  ['/articles/a/?x=1', 'https://library.example/articles/a/?x=1'],
])('after signing in, "%s" leads to %s', async (next, location) => {
  const desk = await openDesk();
  const visitor = desk.visit();
  await visitor.post('/desk/sign-in', { email: 'kari@library.example', next });
  await desk.mailed(1);
  expect((await visitor.post('/desk/sign-in/link', { token: tokenIn(desk.mails[0] ?? '') })).location).toBe(
    location,
  );
});

test('a cookie that a visitor brings is not taken over', async () => {
  const desk = await openDesk();
  const visitor = desk.visit();
  visitor.cookies.set('__Host-kolofon', 'chosen-by-somebody-else');
  await signIn(desk, visitor, 'kari@library.example');
  expect(visitor.cookies.get('__Host-kolofon')).not.toBe('chosen-by-somebody-else');
});

test('signing in again ends the session that the browser had', async () => {
  const desk = await openDesk();
  const [visitor, other] = [desk.visit(), desk.visit()];
  await signIn(desk, visitor, 'kari@library.example');
  for (const [name, value] of visitor.cookies) other.cookies.set(name, value);
  expect(await check(desk, other)).toBe(204);
  await signIn(desk, visitor, 'owner@library.example');
  expect([await check(desk, visitor), await check(desk, other)]).toEqual([204, 401]);
});

test('the session of a reader opens no page for staff, whoever the reader is', async () => {
  const desk = await openDesk();
  const visitor = desk.visit();
  await signIn(desk, visitor, 'owner@library.example');
  visitor.cookies.set('__Host-kolofon-staff', visitor.cookies.get('__Host-kolofon') ?? '');
  expect((await visitor.get('/desk/staff/members')).status).toBe(302);
});

test('links cannot be guessed: the tries of a network are limited, those of others are not', async () => {
  const desk = await openDesk();
  const [guesser, other] = ['192.0.2.7', '192.0.2.8'].map((ip) => desk.visit({ 'x-forwarded-for': ip }));
  const tries: number[] = [];
  for (let count = 0; count < 31; count += 1)
    tries.push((await guesser?.post('/desk/sign-in/link', { token: `guess-${count}` }))?.status ?? 0);
  expect([tries[29], tries[30]]).toEqual([410, 429]);
  expect((await other?.post('/desk/sign-in/link', { token: 'guess' }))?.status).toBe(410);
});

test('licences make members: of an organisation after signing in, of a library’s network at once', async () => {
  const licences = [
    { name: 'Byen', domains: ['kommune.example'], networks: ['198.51.100.0/24'], ends: '2026-03-10' },
    { name: 'Old', domains: ['old.example'], ends: '2026-03-01' },
  ];
  const desk = await openDesk(undefined, { members: { licences } });
  const reader = desk.visit();
  await signIn(desk, reader, 'ola@kommune.example');
  const inLibrary = desk.visit({ 'x-forwarded-for': '198.51.100.20' });
  expect([await check(desk, reader), await check(desk, inLibrary)]).toEqual([204, 204]);
  expect(await check(desk, desk.visit({ 'x-forwarded-for': '198.51.101.20' }))).toBe(401);
  await desk.visit().post('/desk/sign-in', { email: 'x@old.example' });
  desk.now = Date.UTC(2026, 2, 11);
  expect([await check(desk, reader), await check(desk, inLibrary)]).toEqual([401, 401]);
  expect(desk.mails).toHaveLength(1);
});

test('what is no address is said so, with what was written', async () => {
  const desk = await openDesk();
  const { status, body } = await desk.visit().post('/desk/sign-in', { email: '"><script>' });
  expect(status).toBe(422);
  expect(body).toContain('value="&quot;&gt;&lt;script&gt;"');
  expect(body).toContain('Write a whole e-mail address');
});
