import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../harness/sign-in.ts';
import { openTestDesk, type TestDesk, type Visitor } from '../harness/test-desk.ts';

/** `KOLOFON_RANDOM=10000,7` sets how many requests, and the seed. */
const [numRuns = 600, seed = 1] = (process.env['KOLOFON_RANDOM'] ?? '')
  .split(',')
  .filter(Boolean)
  .map(Number);

let desk: TestDesk;
let staff: Visitor;

beforeAll(async () => {
  desk = await openTestDesk(undefined, {
    members: { trialDays: 3 },
    stripe: { price: 'price_1', api: 'http://127.0.0.1:9' },
  });
  staff = desk.visit();
  await signIn(desk, staff, 'owner@library.example', 'staff');
  await signIn(desk, staff, 'owner@library.example');
});
afterAll(() => desk.stop());

const paths = [
  '/sign-in',
  '/sign-in/link',
  '/sign-in/sent',
  '/sign-out',
  '/account/sessions',
  '/join',
  '/stripe',
  '/staff/members',
  '/staff/members/x/erase',
  '/staff/members/x/role',
  '/assets/x',
  '/sjekk',
  '/',
];
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '\0',
    '<script>alert(1)</script>',
    "' or 1=1 --",
    '../../etc/passwd',
    'a@b.example\r\nBcc: c@d.example',
    '{{7*7}}',
    '%00',
    'x'.repeat(5000),
    '__proto__',
    '\ud800',
  ),
);
const fields = fc.array(
  fc.tuple(
    fc.oneof(
      fc.constantFrom('email', 'token', 'next', 'id', 'role', 'sure', 'purpose', 'search', 'ends', 'name'),
      nasty,
    ),
    nasty,
  ),
  { maxLength: 6 },
);
/** Without the halves of characters that no URL can have. */
const wellFormed = (text: string) => text.replaceAll(/\p{Surrogate}/gu, '');

const request = fc.record({
  method: fc.constantFrom('GET', 'POST', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'),
  path: fc.constantFrom(...paths),
  tail: fc.oneof(fc.constant(''), nasty),
  fields,
  type: fc.constantFrom(
    'application/x-www-form-urlencoded',
    'application/json',
    'multipart/form-data',
    'multipart/form-data; boundary=x',
    'text/plain',
    '',
  ),
  raw: fc.option(nasty),
  isStaff: fc.boolean(),
  network: fc.nat(65_000),
  header: fc.tuple(
    fc.constantFrom(
      'accept-language',
      'x-forwarded-for',
      'user-agent',
      'cookie',
      'origin',
      'stripe-signature',
      'range',
    ),
    nasty,
  ),
});

test('hostile requests get an answer below 500, and never a stack', async () => {
  await fc.assert(
    fc.asyncProperty(
      request,
      async ({ method, path, tail, fields: pairs, type, raw, isStaff, header, network }) => {
        const pieces = pairs.map((pair) =>
          pair.map((text) => encodeURIComponent(wellFormed(text))).join('='),
        );
        const query = encodeURIComponent(wellFormed(tail));
        const target = `/desk${path}${tail === '' ? '' : `/${query}`}?${pieces.join('&').slice(0, 4000)}`;
        const [name, value] = header;
        const safe = value.replaceAll(/[^\x20-\x7e\x80-\xff]/g, '').slice(0, 2000);
        const headers = {
          'content-type': type,
          'sec-fetch-site': 'same-origin',
          'x-forwarded-for': `2001:db8:${network.toString(16)}::1`,
          ...(name === 'cookie' && isStaff ? {} : { [name]: safe }),
        };
        const body = method === 'GET' || method === 'HEAD' ? undefined : (raw ?? pieces.join('&'));
        const answer = await (isStaff && !/sign-out|sessions/.test(path) ? staff : desk.visit()).ask(
          method,
          target,
          body,
          headers,
        );
        expect(answer.status).toBeLessThan(500);
        expect(answer.body).not.toMatch(/^\s+at |node_modules|SqliteError/m);
        expect(answer.body).not.toContain('<script>alert');
      },
    ),
    { numRuns, seed },
  );
  expect(desk.log.filter(({ event }) => event === 'error')).toEqual([]);
});
