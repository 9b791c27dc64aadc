import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeEditions } from '../harness/editions.ts';
import { signIn } from '../harness/sign-in.ts';
import { openTestDesk, type TestDesk, type Visitor } from '../harness/test-desk.ts';

let desk: TestDesk;
let member: Visitor;

beforeAll(async () => {
  desk = await openTestDesk(undefined, {}, writeEditions());
  member = desk.visit();
  await signIn(desk, member, 'owner@library.example');
});
afterAll(() => desk.stop());

test('a member reads the members’ edition at the same URLs, and everyone else the open one', async () => {
  const stranger = desk.visit();
  expect(await stranger.get('/articles/a/')).toMatchObject({
    status: 200,
    body: 'Article A: for members',
    headers: {
      'cache-control': 'public, max-age=300',
      vary: 'Cookie',
      'content-security-policy': "default-src 'self'",
    },
  });
  expect(await member.get('/articles/a/?x=1')).toMatchObject({
    body: 'Article A: all of it',
    headers: { 'cache-control': 'private, no-store' },
  });
  expect((await member.get('/books/a-sample.epub')).body).toBe('sample');
});

test('what only members have leads others to sign in, and back', async () => {
  expect(await desk.visit().get('/books/a.epub')).toMatchObject({
    status: 302,
    location: '/desk/sign-in?next=%2Fbooks%2Fa.epub',
  });
  expect((await member.get('/books/a.epub')).body).toBe('the book');
  expect((await member.get('/files/bl%C3%A5%20kart.pdf')).headers['content-type']).toBe('application/pdf');
});

test('files that articles publish cannot run in the origin of the site', async () => {
  const drawing = await desk.visit().get('/files/drawing.svg');
  expect(drawing.headers['content-security-policy']).toContain('sandbox');
  expect((await desk.visit().get('/files/tool.zip')).headers['content-disposition']).toBe('attachment');
});

test('assets are kept for long, and are the same for all', async () => {
  const { headers } = await member.get('/assets/site.0123456789.css');
  expect(headers).toMatchObject({ 'content-type': 'text/css; charset=utf-8' });
  expect(headers['cache-control']).toContain('immutable');
  expect(headers.vary).toBeUndefined();
});

test('a folder without its last slash redirects, and a page that is not there is the 404 of the site', async () => {
  expect(await desk.visit().get('/articles/a?x=1')).toMatchObject({
    status: 301,
    location: '/articles/a/?x=1',
  });
  expect(await desk.visit().get('/nothing/')).toMatchObject({ status: 404, body: 'No page' });
  expect((await desk.visit().post('/articles/a/', {})).status).toBe(405);
});

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/..\\secret.txt',
  '//evil.example/articles/a',
  '/%00',
  '/%',
  '/server/netlify/_headers',
  '/.git/config',
])('nothing outside the editions is served: %s', async (path) => {
  const answer = await member.ask('GET', path);
  expect(answer.status).toBe(404);
  expect(answer.body).toBe('No page');
});

test('a file is sent in parts: a download goes on where it broke off, if the file is still the same', async () => {
  const ask = (range: string, more = {}) => member.ask('GET', '/books/a.epub', undefined, { range, ...more });
  const whole = await member.get('/books/a.epub');
  expect(whole.headers['accept-ranges']).toBe('bytes');
  const etag = String(whole.headers.etag);
  expect(await ask('bytes=4-', { 'if-range': etag })).toMatchObject({
    status: 206,
    body: 'book',
    headers: { 'content-range': 'bytes 4-7/8', 'content-length': '4', 'cache-control': 'private, no-store' },
  });
  expect(await ask('bytes=4-', { 'if-range': '"other"' })).toMatchObject({ status: 200, body: 'the book' });
  expect(await ask('bytes=-4')).toMatchObject({ status: 206, body: 'book' });
  expect(await ask('bytes=90-')).toMatchObject({ status: 416, headers: { 'content-range': 'bytes */8' } });
  expect(await ask('nonsense')).toMatchObject({ status: 200, body: 'the book' });
  // Nor does a part of it go to strangers.
  const stranger = await desk.visit().ask('GET', '/books/a.epub', undefined, { range: 'bytes=0-3' });
  expect(stranger).toMatchObject({ status: 302, body: '' });
});

test('what a reader has already is not sent again, and the editions are never taken for each other', async () => {
  const stranger = desk.visit();
  const has = (visitor: Visitor, etag: string) =>
    visitor.ask('GET', '/articles/b/', undefined, { 'if-none-match': etag });
  const [open, full] = [await stranger.get('/articles/b/'), await member.get('/articles/b/')];
  const [openTag, fullTag] = [String(open.headers.etag), String(full.headers.etag)];
  expect(await has(stranger, openTag)).toMatchObject({
    status: 304,
    body: '',
    headers: { etag: openTag, 'cache-control': 'public, max-age=300', vary: 'Cookie' },
  });
  // Both files have the same size and time.
  expect(await has(member, openTag)).toMatchObject({ status: 200, body: 'B: all' });
  expect(await has(stranger, fullTag)).toMatchObject({ status: 200, body: 'B: box' });
});

test('HEAD has the headers of GET without the file', async () => {
  const get = await member.get('/books/a.epub');
  const head = await member.ask('HEAD', '/books/a.epub');
  const without = ({ headers }: typeof get) => ({ ...headers, date: '' });
  expect(head).toMatchObject({ status: 200, body: '' });
  expect(without(head)).toEqual(without(get));
  expect(head.headers).toMatchObject({ 'content-type': 'application/epub+zip', 'content-length': '8' });
});

test('the page for unknown URLs is whole, and is not mistaken for a page that is there', async () => {
  const answer = await desk
    .visit()
    .ask('GET', '/nothing/', undefined, { range: 'bytes=0-1', 'if-none-match': '*' });
  expect(answer).toMatchObject({ status: 404, body: 'No page' });
  expect(answer.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8' });
  expect(answer.headers.etag).toBeUndefined();
});
