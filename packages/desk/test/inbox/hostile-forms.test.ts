import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../src/database/sql.ts';
import { databaseKinds } from '../harness/databases.ts';
import { signIn } from '../harness/sign-in.ts';
import { openTestDesk, type TestDesk, type Visitor } from '../harness/test-desk.ts';

// 10,000 by hand: DESK_REQUESTS=10000 npx vitest run --project desk packages/desk/test/inbox/hostile-forms.test.ts
const requests = Number(process.env['DESK_REQUESTS'] ?? 300);

const paths = [
  '/questions',
  '/reports',
  '/thanks',
  '/newsletter',
  '/newsletter/confirm',
  '/newsletter/confirm/x',
  '/newsletter/unsubscribe',
  '/sign-in',
  '/sign-in/link',
  '/sign-in/link/x',
  '/join',
  '/account',
  '/sjekk',
  '/health',
  '/assets/x',
  '/staff',
  '/staff/inbox',
  '/staff/inbox/x',
  '/staff/inbox/x/reply',
  '/staff/inbox/x/article.md',
  '/staff/inbox/reports.json',
  '/staff/members',
  '/staff/members/x',
  '/staff/newsletter',
  '/staff/counts',
  '/staff/counts/popularity.csv',
];
const names = [
  'message',
  'email',
  'name',
  'kind',
  'address',
  'consent',
  'series',
  'search',
  'from',
  'days',
  'state',
  's',
  'token',
  'next',
  'purpose',
  'version',
  'text',
  '__proto__',
  'constructor',
];
const values = [
  '',
  'yes',
  'error',
  'question',
  'kari@library.example',
  '0',
  '-1',
  '1e999',
  'NaN',
  '9'.repeat(400),
  "'; drop table letters; --",
  '%00',
  '\0',
  '\u{D800}',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '//evil.example',
  'javascript:alert(1)',
  'a\r\nBcc: all@library.example',
  'å'.repeat(5000),
  '\\',
  '%',
  '[object Object]',
  '\u202E\uFEFF',
];
const types = [
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-7',
  'multipart/form-data; boundary=x',
  'application/json',
  'text/plain',
  '',
];

/** The same numbers from the same start, so that a failure can be looked at again (mulberry32). */
function random(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What a client may send in a request line: bytes that need not be UTF-8. */
function asBytes(text: string): string {
  return text.replaceAll(
    /[^\x21-\x7e]/gu,
    (one) => `%${((one.codePointAt(0) ?? 0) & 255).toString(16).padStart(2, '0')}`,
  );
}

describe.each(databaseKinds())('a desk with $name', ({ create }) => {
  let desk: TestDesk;
  let visitors: Visitor[];

  beforeAll(async () => {
    desk = await openTestDesk(await create());
    const owner = desk.visit();
    await signIn(desk, owner, 'owner@library.example', 'staff');
    visitors = [owner, desk.visit()];
  });
  afterAll(() => desk.stop());

  /** What the desk itself knows of failures: of requests and of jobs. */
  const failures = () => desk.log.filter(({ event }) => event === 'error' || event === 'job-failed');

  test(`answers ${requests} hostile requests without a failure and without a stack`, async () => {
    const next = random(22);
    const pick = <Item>(list: readonly Item[]): Item => list[Math.floor(next() * list.length)] as Item;
    const odd = ['', '/', '/%00', '/%ff', '/..%2f..%2fdesk.yaml', '/x?x=%', `/${'a'.repeat(3000)}`];
    for (let index = 0; index < requests; index += 1) {
      const fields = Array.from({ length: Math.floor(next() * 6) }, () => [pick(names), pick(values)]);
      const body = next() < 0.1 ? pick(values) : new URLSearchParams(fields).toString();
      const method = pick(['GET', 'POST', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS']);
      const path = `/desk${pick(paths)}${next() < 0.2 ? pick(odd) : ''}${next() < 0.4 ? `?${asBytes(body)}` : ''}`;
      const answer = await pick(visitors).ask(method, path, method === 'GET' ? undefined : body, {
        'content-type': pick(types),
        'x-forwarded-for': next() < 0.1 ? 'nonsense, ::ffff:x' : `192.0.2.${Math.floor(next() * 250)}`,
        'accept-language': pick(['nb', '*;q=', ',,;', 'x'.repeat(600)]),
        'sec-fetch-site': pick(['same-origin', 'same-origin', 'cross-site', 'x']),
        origin: pick(['https://library.example', 'https://evil.example', 'null', '//']),
        ...(next() < 0.05 ? { cookie: 'desk=%; =;;; __Host-desk=\\"' } : {}),
      });
      const request = `${method} ${path} ${body}`.slice(0, 2000);
      expect(answer.status, request).toBeLessThan(500);
      expect(failures(), request).toEqual([]);
      expect(answer.body).not.toMatch(/\bat \S+ \(|node_modules|file:\/\/|<script>alert/);
    }
  });

  test('an address with a NUL leads nowhere, and its page has the headers of the others', async () => {
    for (const path of ['/desk/staff/inbox/%00', '/desk/staff/members/%00', '/desk/sign-in?next=%00']) {
      const answer = await visitors[0]?.ask('GET', path);
      expect(answer?.status).toBe(404);
      expect(answer?.headers['content-security-policy']).toContain("default-src 'none'");
    }
    expect(failures()).toEqual([]);
  });

  test('a failure of the database is a page with the status 500, and nothing of it is shown', async () => {
    await desk.desk.database.run(sql`alter table letters rename to lost`);
    const answer = await visitors[0]?.ask('GET', '/desk/staff/inbox');
    expect(answer).toMatchObject({ status: 500, headers: { 'cache-control': 'no-store' } });
    expect(answer?.body).toContain('Something went wrong');
    expect(answer?.body).not.toContain('letters');
    expect(failures()).toHaveLength(1);
  });
});
