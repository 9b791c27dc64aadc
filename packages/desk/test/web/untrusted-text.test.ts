import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../harness/sign-in.ts';
import { openTestDesk, type TestDesk, type Visitor } from '../harness/test-desk.ts';

const attack = `"><img src=x onerror=alert(1)></textarea><script>alert(1)</script>`;
let desk: TestDesk;
let owner: Visitor;
let letter: string;

beforeAll(async () => {
  desk = await openTestDesk();
  owner = desk.visit();
  await signIn(desk, owner, 'owner@library.example', 'staff');
  const question = {
    ...Object.fromEntries(
      ['message', 'quote', 'name', 'article', 'series', 'part', 'edition'].map((name) => [name, attack]),
    ),
    email: 'kari@reader.example',
    address: `https://library.example.evil.example/${encodeURIComponent(attack)}`,
    consent: 'yes',
  };
  await desk.visit().ask('POST', '/desk/questions', new URLSearchParams(question).toString(), {
    'content-type': 'application/x-www-form-urlencoded',
    origin: 'https://library.example',
  });
  const { body } = await owner.get('/desk/staff/inbox');
  letter = /\/desk\/staff\/inbox\/[\w-]{36}/.exec(body)?.[0] ?? '';
  await owner.post(`${letter}/note`, { version: '0', text: attack });
  await owner.post(`${letter}/reply`, { version: '1', text: attack });
});
afterAll(() => desk.stop());

test('what readers and staff write is text on every page, and links only into the publication', async () => {
  for (const path of [
    letter,
    '/desk/staff/inbox',
    `/desk/staff/inbox?${new URLSearchParams({ search: attack })}`,
  ]) {
    const { status, body } = await owner.get(path);
    expect(status).toBe(200);
    expect(body).toContain('&lt;img src=x');
    expect(body).not.toMatch(/<img|<script|<\/textarea>"/);
    expect(body).not.toContain('href="https://library.example.evil.example');
  }
  // A form that is refused comes back with what was written.
  const again = await desk.visit().post('/desk/questions', { message: attack, name: attack, email: attack });
  expect(again.status).toBe(422);
  expect(again.body).not.toMatch(/<img|<script/);
});

test('mails are plain text, and what is downloaded is no page', async () => {
  await desk.mailed(2);
  expect(desk.mails.at(-1)).toContain(attack);
  for (const [path, type] of [
    [`${letter}/article.md`, 'text/markdown; charset=utf-8'],
    ['/desk/staff/inbox/reports.json', 'application/json'],
  ] as const) {
    const { headers } = await owner.get(path);
    expect(headers).toMatchObject({
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(headers['content-disposition']).toMatch(/^attachment;/);
  }
});

test('no other origin may read an answer, and no page is kept', async () => {
  for (const path of ['/desk/account', '/desk/sign-in', '/desk/staff/members', letter]) {
    const { headers } = await owner.ask('GET', path, undefined, { origin: 'https://evil.example' });
    expect(headers['access-control-allow-origin']).toBeUndefined();
    if (headers.location === undefined) expect(headers['cache-control']).toBe('no-store');
  }
});
