import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { openClientFiles } from '../../src/dev/client-files.ts';
import { openLiveSite, type LiveSite } from '../../src/dev/live-site.ts';
import { startServer, type DevServer } from '../../src/dev/server.ts';
import { required } from '../harness/read-page.ts';

const client = openClientFiles(fileURLToPath(new URL('../../templates/dev', import.meta.url)));

const pages: Readonly<Record<string, string>> = {
  'index.html': '<body>Hjem</body>',
  'artikler/tillit/index.html': '<body>Tillit</body>',
  'files/å b.svg': '<svg/>',
  'files/a.12345678.svg': '<svg/>',
  'assets/site.css': '',
  'assets/site.663a080b31.css': '',
  'assets/fonts/serif.woff2': '',
  '404.html': '<body>Finnes ikke</body>',
};

async function liveSite(base = '/', unpublished: ReadonlyMap<string, string> = new Map()): Promise<LiveSite> {
  const read = (file: string) =>
    file === 'books/a.pdf' ? Promise.reject(new Error('No browser.')) : Promise.resolve(pages[file]);
  const live = openLiveSite(
    () =>
      Promise.resolve({
        site: { base, unpublished, read },
        changed: [],
        diagnostics: [],
        files: {
          list: () => [],
          isLost: () => false,
          isForbidden: () => false,
          locate: () => undefined,
          read: () => undefined,
        },
        folders: [],
      }),
    'run',
  );
  await live.rebuild();
  return live;
}

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

const failures: string[] = [];
async function serve(live: LiveSite, port = 0): Promise<DevServer> {
  const onFailure = (target: string, { message }: Error) => failures.push(`${target}: ${message}`);
  const server = await startServer(live, { host: '127.0.0.1', port, client, onFailure });
  open.push(server.close);
  return server;
}

/** Asks without mending the path, as `fetch` would. */
async function ask({ port }: DevServer, path: string, more: { method?: string; host?: string } = {}) {
  const { method = 'GET', host = `127.0.0.1:${String(port)}` } = more;
  const asked = request({ port, host: '127.0.0.1', path, method, headers: { host } }).end();
  const [response] = (await once(asked, 'response')) as [import('node:http').IncomingMessage];
  let body = '';
  for await (const part of response.setEncoding('utf8')) body += String(part);
  return { status: response.statusCode, headers: response.headers, body };
}

describe('the server', () => {
  test('shows pages with the script, and other files as they are, with their types and kept by nobody', async () => {
    const server = await serve(await liveSite());
    const page = await ask(server, '/artikler/tillit/');
    expect(page.status).toBe(200);
    expect(page.body).toMatch(/^<body>Tillit<script type="module" src="\/--kolofon\/client.js"/);
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-length': String(Buffer.byteLength(page.body)),
    });
    const picture = await ask(server, '/files/%C3%A5%20b.svg?x');
    expect([picture.body, picture.headers['content-type']]).toEqual(['<svg/>', 'image/svg+xml']);
  });

  test.each([
    ['/assets/site.663a080b31.css', 'private, max-age=600'],
    ['/assets/fonts/serif.woff2', 'private, max-age=600'],
    ['/assets/site.css', 'no-store'],
    ['/files/a.12345678.svg', 'no-store'],
    ['/--kolofon/client.js', 'no-store'],
  ])('lets a browser keep what is the same under one name alone: %s', async (path, kept) => {
    const { status, headers } = await ask(await serve(await liveSite()), path);
    expect([status, headers['cache-control']]).toEqual([200, kept]);
  });

  test('leads to the folder of a page, and keeps the question', async () => {
    const { status, headers } = await ask(await serve(await liveSite()), '/artikler/tillit?serie=a');
    expect([status, headers.location]).toEqual([302, '/artikler/tillit/?serie=a']);
  });

  test('shows a site below its folder alone, and leads there', async () => {
    const server = await serve(await liveSite('/bok/'));
    expect((await ask(server, '/')).headers.location).toBe('/bok/');
    expect((await ask(server, '/bok/artikler/tillit/')).status).toBe(200);
    expect((await ask(server, '/artikler/tillit/')).status).toBe(404);
  });

  test.each([
    '/../package.json',
    '/%2e%2e%2fpackage.json',
    '//etc/passwd',
    '/--kolofon/../client.js',
    '/nope',
  ])('has nothing at %s but the page that says so', async (path) => {
    const { status, body } = await ask(await serve(await liveSite()), path);
    expect([status, body]).toEqual([404, expect.stringMatching(/^<body>Finnes ikke<script/)]);
  });

  test('shows on the page what would be in its place', async () => {
    const { body } = await ask(await serve(await liveSite()), '/artikler/ny/');
    expect(body).toContain('&quot;files&quot;:[&quot;artikler/ny/index.html&quot;,&quot;404.html&quot;]');
  });

  test('answers those who ask for it by a name of its own', async () => {
    const server = await serve(await liveSite());
    for (const path of ['/', '/--kolofon/client.js', '/--kolofon/events']) {
      const { status, body } = await ask(server, path, { host: 'angriper.example' });
      expect([path, status, body]).toEqual([path, 403, expect.not.stringContaining('Hjem')]);
    }
    expect((await ask(server, '/', { host: 'localhost' })).status).toBe(200);
  });

  test('takes nothing', async () => {
    const server = await serve(await liveSite());
    expect((await ask(server, '/', { method: 'POST' })).status).toBe(405);
    const head = await ask(server, '/', { method: 'HEAD' });
    expect([head.status, head.body]).toEqual([200, '']);
  });

  test('says what cannot be made, in the terminal too', async () => {
    const { status, headers, body } = await ask(await serve(await liveSite()), '/books/a.pdf');
    expect([status, headers['content-type'], body]).toEqual([
      500,
      'text/plain; charset=utf-8',
      'No browser.\n',
    ]);
    expect(failures).toEqual(['/books/a.pdf: No browser.']);
  });

  test('shows a page of its own while there is no site', async () => {
    const live = openLiveSite(() => Promise.reject(new Error('The disk is full.')), 'run');
    await live.rebuild();
    const { status, body } = await ask(await serve(live), '/artikler/tillit/');
    expect([status, body]).toEqual([503, expect.stringContaining('The site is not built yet')]);
    expect(body).toContain('--kolofon/client.js');
  });

  test('takes the next port where another server listens', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    open.push(() => other.close());
    const { port } = other.address() as AddressInfo;
    const server = await serve(await liveSite(), port);
    expect(server.port).toBeGreaterThan(port);
    expect(server.origin).toBe(`http://127.0.0.1:${String(server.port)}`);
    expect((await ask(server, '/')).status).toBe(200);
  });

  test('streams what happens to a page, from what it has missed on', async () => {
    const live = await liveSite();
    const { origin } = await serve(live);
    const before = live.moment();
    await live.rebuild();
    const read = async (headers: Record<string, string>, query: string) => {
      const { body } = await fetch(`${origin}/--kolofon/events${query}`, { headers });
      const reader = required(body ?? undefined).getReader();
      const { value } = await reader.read();
      await reader.cancel();
      return new TextDecoder().decode(value);
    };
    expect(await read({}, `?since=${before}`)).toMatch(
      /^retry: 500\n\nid: run-2\ndata: .*"isNew":false.*\n\n$/,
    );
    expect(await read({}, '?since=other-1')).toContain('"isNew":true');
    // What a browser sends when it asks again counts more.
    expect(await read({ 'last-event-id': 'run-2' }, '?since=other-1')).toContain('"isNew":false');
  });

  test('marks the page of an unpublished article, and gives its label to other pages', async () => {
    const { origin } = await serve(
      await liveSite('/bok/', new Map([['artikler/tillit/index.html', 'Draft']])),
    );
    const read = async (path: string) => (await fetch(`${origin}/bok/${path}`)).text();
    const mark = '<body>\n?<p class="kolofon-unpublished"[^>]*><strong>Draft</strong> Not published';
    const page = await read('artikler/tillit/');
    expect(page).toMatch(new RegExp(mark));
    expect(page).toContain('&quot;/bok/artikler/tillit/&quot;:&quot;Draft&quot;');
    const home = await read('');
    expect(home).not.toContain('kolofon-unpublished');
    expect(home).toContain('&quot;/bok/artikler/tillit/&quot;:&quot;Draft&quot;');
    expect((await fetch(`${origin}/--kolofon/marks.css`)).headers.get('content-type')).toContain('text/css');
  });
});
