import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { openMemoryStore } from '../../src/cache/store.ts';
import { openHttpTransport } from '../../src/remote-cache/http-transport.ts';
import { generateKeys, readKeys } from '../../src/remote-cache/keys.ts';
import { openRedisTransport } from '../../src/remote-cache/redis-transport.ts';
import { openRemoteCache } from '../../src/remote-cache/remote-cache.ts';

const written = generateKeys();
const keys = readKeys({ trusted: [written.public], signing: written.signing, members: written.members });
const bytes = Buffer.from('En bok.');
const limit = 300;

let close = (): void => undefined;
afterEach(() => close());

/** A server that does this with every request, and counts them. */
async function serve(answer: RequestListener): Promise<{ url: URL; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.headers.authorization ?? ''}`);
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: new URL(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`), asked };
}

const open = (url: URL) =>
  openRemoteCache({
    transport:
      url.protocol === 'redis:' ? openRedisTransport(url, limit) : openHttpTransport(url, 'ord', limit),
    name: url.host,
    keys,
    isReadOnly: false,
  });

/** Looks for two values, makes both, and returns what was found and the notices that were printed. */
async function build(url: URL): Promise<{ found: unknown[]; notices: string }> {
  const remote = open(url);
  const store = remote.share(openMemoryStore(), 'prints', 'open');
  const found: unknown[] = [];
  for (const key of ['a', 'b']) {
    found.push(await store.find(key));
    store.keep(key, bytes);
    found.push(await store.find(key));
  }
  const notices = (await remote.finish()).join('\n').replaceAll(url.host, 'SERVER');
  await remote.close();
  return { found, notices };
}

const status = (code: number) => (_: IncomingMessage, response: ServerResponse) => {
  response.writeHead(code).end('no');
};
const goneOn = 'The build went on without it.';
const madeAll = [undefined, bytes, undefined, bytes];

describe('a build makes everything itself, and says once why, with a server that', () => {
  test.each<[string, RequestListener, string]>([
    ['does not know the token', status(401), `it answered with status 401. ${goneOn}`],
    ['fails', status(500), `it answered with status 500. ${goneOn}`],
    ['never answers', () => undefined, `it did not answer in time. ${goneOn}`],
    [
      'begins to answer and stops',
      (_, response) => void response.writeHead(200, { 'content-length': '900' }).write('KLC1'),
      `it did not answer in time. ${goneOn}`,
    ],
    ['hangs up', (request) => request.socket.destroy(), goneOn],
    ['leads in circles', (_, response) => response.writeHead(302, { location: '/' }).end(), goneOn],
  ])('%s', async (_, answer, reason) => {
    const { url, asked } = await serve(answer);
    const { found, notices } = await build(url);
    expect(found).toEqual(madeAll);
    expect(notices).toMatch(/^Shared cache SERVER: 0 found, 0 uploaded\.\nShared cache SERVER: .*\.$/);
    expect(notices).toContain(reason);
    // It is not asked a second time.
    expect(asked.filter((one) => one !== asked[0])).toEqual([]);
    expect(asked[0]).toBe('GET Bearer ord');
  });

  test.each(['http:', 'redis:'])('is not there: %s', async (protocol) => {
    const { url } = await serve(status(200));
    close();
    const { found, notices } = await build(new URL(url.href.replace('http:', protocol)));
    expect(found).toEqual(madeAll);
    expect(notices).toContain('it cannot be reached (ECONNREFUSED)');
  });

  test('lies', async () => {
    const { url } = await serve(status(200));
    const { found, notices } = await build(url);
    expect(found).toEqual(madeAll);
    expect(notices).toContain('2 entries were not signed by a trusted builder, and ignored.');
  });

  test('is full', async () => {
    const { url } = await serve((request, response) =>
      status(request.method === 'PUT' ? 507 : 404)(request, response),
    );
    const { found, notices } = await build(url);
    expect(found).toEqual(madeAll);
    expect(notices).toContain(`0 uploaded.\nShared cache SERVER: it answered with status 507. ${goneOn}`);
  });
});

test('a value that is too large for a server is kept from it alone', async () => {
  const sizes: number[] = [];
  const { url } = await serve((request, response) => {
    sizes.push(Number(request.headers['content-length']));
    status(request.method === 'PUT' ? 413 : 404)(request, response);
  });
  const { notices } = await build(url);
  expect(notices).not.toContain('went on');
  expect(sizes.filter((size) => size > bytes.length)).toHaveLength(2);
});
