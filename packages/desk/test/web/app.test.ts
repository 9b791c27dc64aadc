import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDesk, type TestDesk } from '../harness/test-desk.ts';

let desk: TestDesk;

beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.stop());

test('answers whether it works', async () => {
  expect(await desk.visit().get('/desk/health')).toMatchObject({ status: 200, body: '{"status":"ok"}' });
});

test('every answer has the headers that keep other code out, and sets no cookie', async () => {
  for (const path of ['/desk/health', '/desk/nothing', '/']) {
    const { headers } = await desk.visit().get(path);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000',
    });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers['set-cookie']).toBeUndefined();
  }
});

test('a page speaks the language of the browser, or that of the publication', async () => {
  const heading = async (language: string) => {
    const { body } = await desk.visit({ 'accept-language': language }).get('/desk/nothing');
    return /<html lang="(\w+)">.*<h1>([^<]*)/s.exec(body)?.slice(1);
  };
  expect(await heading('no, en;q=0.5')).toEqual(['nb', 'Fant ikke siden']);
  expect(await heading('nn-NO')).toEqual(['nn', 'Fann ikkje sida']);
  expect(await heading('de, nb;q=0')).toEqual(['en', 'Page not found']);
  expect(await heading(';;q=,,x')).toEqual(['en', 'Page not found']);
});

test('styles and fonts are served under names that change with them', async () => {
  const { body } = await desk.visit().get('/desk/nothing');
  const style = /href="([^"]+\.css)"/.exec(body)?.[1] ?? '';
  const css = await desk.visit().get(style);
  expect(css.headers).toMatchObject({
    'content-type': 'text/css; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  const font = /url\('([^']+)'\)/.exec(css.body)?.[1] ?? '';
  expect((await desk.visit().get(`/desk/assets/${font}`)).headers['content-type']).toBe('font/woff2');
  expect((await desk.visit().get('/desk/assets/..%2fdesk.css')).status).toBe(404);
});

test('a form from another site is refused, and so is one that is too long', async () => {
  const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  expect((await desk.visit().ask('POST', '/desk/anything', '', foreign)).status).toBe(403);
  expect((await desk.visit().ask('POST', '/desk/anything', '', { cookie: 'a=b' })).status).toBe(403);
  expect((await desk.visit().post('/desk/anything', {})).status).toBe(404);
  expect((await desk.visit().post('/desk/anything', { long: 'x'.repeat(200_000) })).status).toBe(413);
});

test('the log has the route of a request, and nothing of the visitor', async () => {
  await desk.visit({ 'user-agent': 'Secret browser' }).get('/desk/nothing?token=secret');
  const entry = desk.log.at(-1);
  expect(entry).toMatchObject({ event: 'request', method: 'GET', status: 404 });
  expect(JSON.stringify(entry)).not.toMatch(/secret|127\.0\.0\.1/i);
});
