import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PreparedPublication } from '../../../src/build/prepare.ts';
import { serverWith } from '../../../src/formats/server/server.ts';
import { inputOf, renderJob } from '../../harness/render-input.ts';
import { renderPages } from '../../harness/render-pages.ts';
import { sumFiles } from '../../harness/list-files.ts';
import { littlePublication } from '../../harness/publication.ts';
import { shareReadingBrowser } from '../../harness/share-reading-browser.ts';
import { runHere } from '../../harness/run-here.ts';
import { makePdf } from '../../leaks/make-pdf.ts';
import {
  ask,
  complaintsOfCaddy,
  complaintsOfNginx,
  isInstalled,
  openAuthServer,
  webServers,
  type WebServer,
} from '../../harness/web-servers.ts';

const cookie = 'session=member';
const login = 'https://medlem.example/inn?til=bibliotek';
const secret = 'Den som stoler på en annen, venter på svar.';
const complaints = { nginx: complaintsOfNginx, caddy: complaintsOfCaddy };
const figure =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Lukket</title><circle r="4"/></svg>';

const types: Readonly<Record<string, RegExp>> = {
  '.html': /^text\/html; ?charset=utf-8$/i,
  '.css': /^text\/css; ?charset=utf-8$/i,
  '.js': /^text\/javascript; ?charset=utf-8$/i,
  '.json': /^application\/(?:\w+\+)?json$/,
  '.xml': /^application\/(?:\w+\+)?xml\b/,
  '.svg': /^image\/svg\+xml$/,
  '.woff2': /^font\/woff2$/,
  '.epub': /^application\/epub\+zip$/,
};

function publicationAt(baseUrl: string, auth: string) {
  return littlePublication()
    .withConfig({
      baseUrl,
      series: ['nettverksbygging', 'lukket'],
      site: {
        subscription: { address: 'https://medlem.example/bli', login, auth },
        forms: { question: { to: 'https://skjema.example/sporsmal' } },
      },
    })
    .withFile('series/articles/figurer/lukket.svg', figure)
    .withFile('series/articles/figurer/ring.svg', figure.replace('Lukket', 'Ring'))
    .withFile('series/articles/side.html', '<script>document.title = "kjørt"</script>')
    .withFile('series/articles/tall.csv', 'a;b\n')
    .withFile('series/articles/plan.pdf', makePdf('Planen', 'page'))
    .withFile('series/articles/lyd.mp3', 'ID3')
    .withFile('series/articles/kilde.py', 'print(1)\n')
    .withFile('series/static/.well-known/security.txt', 'Contact: mailto:a@bibliotek.example\n')
    .withFile('series/static-members/bare.txt', 'For medlemmer.\n')
    .withArticle(
      'nettverk-og-relasjon',
      '![Ring](figurer/ring.svg "En ring til.") [Side](side.html) [tall](tall.csv) [plan](plan.pdf) [lyd](lyd.mp3) [kilde](kilde.py)\n',
    )
    .withArticle('tillit', `${secret}\n\n![En ring](figurer/lukket.svg "En ring.")\n`, { access: 'members' })
    .withSeries('lukket', { parts: ['tillit'] });
}

/** The settings alone. */
async function writeSettings(prepared: PreparedPublication, dist: string): Promise<void> {
  for (const job of serverWith().plan(inputOf(prepared))) {
    const { value } = await renderJob(job);
    for (const artifact of renderPages(value)) {
      if (artifact.kind !== 'text') throw new Error(`${artifact.path} is no text.`);
      mkdirSync(dirname(join(dist, artifact.path)), { recursive: true });
      writeFileSync(join(dist, artifact.path), artifact.text);
    }
  }
}

/** With a history. */
function withMoved(prepared: PreparedPublication): PreparedPublication {
  const moved = {
    redirects: new Map([
      ['artikler/gammel/', 'articles/tillit/'],
      ['artikler/ute', 'https://annet.example/a?b=c'],
    ]),
    gone: ['artikler/slettet/'],
  };
  return { ...prepared, publication: { ...prepared.publication, ...moved } };
}

const places = [
  ['nginx', '/'],
  ['nginx', '/bibliotek/'],
  ['caddy', '/'],
  ['caddy', '/bibliotek/'],
] as const;
const installed = { nginx: isInstalled('nginx'), caddy: isInstalled('caddy') };

describe.each(places)('%s at %s', (name, base) => {
  describe.skipIf(!installed[name])(installed[name] ? 'serves' : `${name} is not installed`, () => {
    let dist = '';
    let work = '';
    let running: WebServer | undefined;
    let auth: Awaited<ReturnType<typeof openAuthServer>>;
    let release: (() => void) | undefined;
    let finished: Promise<void> = Promise.resolve();

    // The folder lives as long as the promise of the harness is open.
    beforeAll(async () => {
      auth = await openAuthServer(cookie);
      const publication = publicationAt(`https://bibliotek.example${base}`, `${auth.origin}/check`);
      await new Promise<void>((ready, failed) => {
        finished = publication
          .inFolder(async (folder) => {
            dist = join(folder, 'dist');
            work = join(folder, 'work');
            const { code, output } = await runHere([
              'build',
              '--root',
              folder,
              '--format',
              'epub,site,server',
            ]);
            if (code !== 0) throw new Error(output);
            await writeSettings(withMoved(await publication.prepare()), dist);
            running = await webServers[name](dist, work);
            ready();
            await new Promise<void>((resolve) => (release = resolve));
            await running.close();
          })
          .catch(failed);
      });
    });
    afterAll(async () => {
      release?.();
      await finished;
      auth.close();
    });

    const get = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
      ask(running?.port ?? 0, path, headers, method);
    const asMember = { cookie };
    const addressOf = (file: string) => `${base}${file.replace(/(^|\/)index\.html$/, '$1')}`;
    const read = (edition: string, file: string) => readFileSync(join(dist, edition, file));
    const filesOf = (edition: string) => Object.entries(sumFiles(join(dist, edition)));

    test('takes the emitted settings without a complaint', () => {
      expect(complaints[name](dist, join(work, 'complaints'))).toBe('');
    });

    test('takes hostile settings without a complaint', async () => {
      const sign = `"; } deny all; { {$HOME} {env.HOME} $host \\ ' *`;
      const to = `${auth.origin}/${sign}?${sign}`;
      const subscription = { address: to, login: to, auth: to };
      const prepared = await littlePublication()
        .withConfig({
          title: `Bok } ${sign}`,
          series: ['nettverksbygging'],
          baseUrl: `http://127.0.0.1/${sign}/`,
          site: { subscription },
        })
        .withArticle('tillit', 'En kort tekst.\n', { access: 'members' })
        .prepare();
      const folder = join(work, 'hostile');
      const redirects = new Map([[`fra/${sign}/`, `til/${sign}/`]]);
      await writeSettings(
        { ...prepared, publication: { ...prepared.publication, ...{ redirects } } },
        folder,
      );
      expect(complaints[name](folder, join(work, 'complaints'))).toBe('');
    });

    test('closes all that members alone have, and opens it to members', async () => {
      const open = new Map(filesOf('site'));
      const closed = filesOf('members').filter(([file, sum]) => open.get(file) !== sum);
      expect(closed.map(([file]) => file)).toEqual(
        expect.arrayContaining([
          'articles/tillit/index.html',
          'books/lukket.epub',
          'books/nettverksbygging.epub',
          'files/lukket.svg',
          'bare.txt',
        ]),
      );
      for (const [file] of closed) {
        const whole = await get(addressOf(file), asMember);
        expect([file, whole.status]).toEqual([file, 200]);
        expect(whole.body.equals(read('members', file)), file).toBe(true);
        expect(whole.headers['cache-control']).toBe('private, no-store');
        expect(whole.headers['vary']).toContain('Cookie');
        expect(whole.headers['content-type']).toMatch(types[extname(file)] ?? /./);

        for (const headers of [
          {},
          { cookie: 'session=another' },
          { 'x-original-uri': '/', range: 'bytes=0-50' },
        ]) {
          const answer = await get(addressOf(file), headers);
          expect(answer.body.includes(secret), file).toBe(false);
          if (open.has(file)) {
            expect(answer.status, file).toBeLessThan(300);
            expect(read('site', file).includes(answer.body), file).toBe(true);
            expect(answer.headers['cache-control'], file).toBe('public, max-age=300');
            expect(answer.headers['vary']).toContain('Cookie');
          } else {
            expect([file, answer.status, answer.headers['location']]).toEqual([file, 302, login]);
            expect(answer.headers['cache-control']).toBe('private, no-store');
          }
        }
      }
    });

    test('shows all that is open to everyone', async () => {
      const files = filesOf('site');
      expect(files.length).toBeGreaterThan(10);
      for (const [file] of files) {
        const answer = await get(addressOf(file));
        expect([file, answer.status]).toEqual([file, 200]);
        expect(answer.body.equals(read('site', file)), file).toBe(true);
        expect(answer.headers['content-type']).toMatch(types[extname(file)] ?? /./);
        const forMembers = await get(addressOf(file), asMember);
        const own = existsSync(join(dist, 'members', file)) ? 'members' : 'site';
        expect([file, forMembers.status]).toEqual([file, 200]);
        expect(forMembers.body.equals(read(own, file)), file).toBe(true);
      }
    });

    test.each([
      'articles/tillit/index.html',
      'articles//tillit/',
      './articles/tillit/',
      'articles/x/../tillit/',
      '%61rticles/tillit/',
      '../members/articles/tillit/index.html',
      '%2e%2e/members/articles/tillit/index.html',
      'assets/../../members/articles/tillit/index.html',
      'assets/..%2f..%2fmembers/articles/tillit/index.html',
      'assets/..%2farticles/tillit/index.html',
      'assets/%2e%2e/articles/tillit/index.html',
      'articles/tillit/index.html?a.0123456789ab.css',
      '.kolofon/auth',
    ])('is not led round by %s', async (path) => {
      for (const method of ['GET', 'POST']) {
        const { body } = await get(`${base}${path}`, {}, method);
        expect(body.includes(secret)).toBe(false);
      }
    });

    test('leads from old addresses to new ones, and says what is gone', async () => {
      const home = base.replace(/\/$/, '');
      for (const path of ['artikler/gammel/', 'artikler/gammel']) {
        const { status, headers } = await get(`${base}${path}`);
        expect([status, headers['location']]).toEqual([301, `${home}/articles/tillit/`]);
      }
      const away = await get(`${base}artikler/ute`);
      expect([away.status, away.headers['location']]).toEqual([301, 'https://annet.example/a?b=c']);
      const gone = await get(`${base}artikler/slettet/`);
      expect([gone.status, gone.body.equals(read('site', '404.html'))]).toEqual([410, true]);
      const folder = await get(`${base}articles/tillit`);
      expect([301, 308]).toContain(folder.status);
      expect(folder.headers['location']).toBe(`${home}/articles/tillit/`);
    });

    test('shows the page for what is not there', async () => {
      for (const headers of [{}, asMember]) {
        for (const path of [
          'ingenting',
          'articles/ingenting/',
          'articles/',
          'books/ingen.epub',
          'assets/ingen.css',
        ]) {
          const answer = await get(`${base}${path}`, headers);
          expect([path, answer.status]).toEqual([path, 404]);
          expect(answer.body.equals(read('site', '404.html')), path).toBe(true);
          expect(answer.headers['content-type']).toMatch(/^text\/html/);
          expect(answer.headers['x-content-type-options']).toBe('nosniff');
        }
      }
    });

    test('lets files be kept whose name changes with their content, and compresses texts', async () => {
      const [style = ''] = filesOf('site').flatMap(([file]) => (file.endsWith('.css') ? [file] : []));
      const hashed = await get(`${base}${style}`, { 'accept-encoding': 'gzip' });
      expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(hashed.headers['content-encoding']).toBe('gzip');
      expect(hashed.headers['vary']).not.toContain('Cookie');
      const font = await get(`${base}assets/fonts/source-sans-3-latin-400-normal.woff2`);
      expect(font.headers['cache-control']).toBe('public, max-age=2592000');
    });

    test('sends browsers the policy for pages', async () => {
      for (const path of ['', 'articles/tillit/', 'books/lukket.epub', 'ingenting']) {
        const { headers } = await get(`${base}${path}`);
        expect(headers['content-security-policy']).toMatch(/script-src 'self' 'wasm-unsafe-eval'[; ]/);
        expect(headers['content-security-policy']).toMatch(/form-action 'self' https:\/\/skjema\.example$/);
        expect(headers['x-content-type-options']).toBe('nosniff');
        expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
        expect(headers['permissions-policy']).toContain('camera=()');
      }
    });

    const sandboxed = /^sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;/;
    const asPage = /script-src 'self'/;

    test.each([
      ['files/ring.svg', sandboxed, undefined],
      ['files/side-html.txt', sandboxed, undefined],
      ['files/tall.csv', sandboxed, 'attachment'],
      ['files/kilde.py', sandboxed, 'attachment'],
      // Browsers show these in viewers of their own, and some show no PDF in a sandbox.
      ['files/plan.pdf', asPage, undefined],
      ['files/lyd.mp3', asPage, undefined],
      ['files/ingenting.py', asPage, undefined],
      ['.well-known/security.txt', asPage, undefined],
    ])('lets nothing of %s run in the origin of the site', async (path, policy, disposition) => {
      for (const headers of [{}, asMember]) {
        const answer = await get(`${base}${path}`, headers);
        expect(answer.status).toBe(path.includes('ingenting') ? 404 : 200);
        expect(answer.headers['content-security-policy']).toMatch(policy);
        expect(answer.headers['content-security-policy']).not.toMatch(/, /);
        expect(answer.headers['content-disposition']).toBe(disposition);
        expect(answer.headers['x-content-type-options']).toBe('nosniff');
      }
    });

    test('runs no script of a drawing that somebody put there, and shows it', async () => {
      const active = figure.replace(
        '</svg>',
        '<style>circle { fill: #123456 }</style><script>document.documentElement.id = "run"</script></svg>',
      );
      const file = join(dist, 'site/files/ring.svg');
      const before = readFileSync(file);
      writeFileSync(file, active);
      const reader = await (await shareReadingBrowser()).createBrowserContext();
      try {
        const page = await reader.newPage();
        await page.goto(`http://127.0.0.1:${String(running?.port)}${base}files/ring.svg`);
        const seen = await page.evaluate(() => {
          const circle = document.querySelector('circle');
          return [document.documentElement.id, circle && getComputedStyle(circle).fill, self.origin];
        });
        expect(seen).toEqual(['', 'rgb(18, 52, 86)', 'null']);
      } finally {
        await reader.close();
        writeFileSync(file, before);
      }
    });

    test('forbids nothing that a page needs', async () => {
      const policy = (await get(base)).headers['content-security-policy'];
      for (const edition of ['site', 'members']) {
        for (const [file] of filesOf(edition).filter(([one]) => one.endsWith('.html'))) {
          const page = read(edition, file).toString();
          expect(page, file).not.toMatch(/<[^>]+\s(?:style|on[a-z]+)=|<style/);
          for (const [, attributes = '', script = ''] of page.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)) {
            if (/\ssrc=|\stype="application\/(?:ld\+)?json"/.test(attributes)) continue;
            const digest = createHash('sha256').update(script).digest('base64');
            expect(policy, file).toContain(`'sha256-${digest}'`);
          }
        }
      }
    });

    test('shows the public edition to everyone while nothing identifies members', async () => {
      auth.close();
      for (const headers of [{}, asMember]) {
        const page = await get(`${base}articles/tillit/`, headers);
        expect([page.status, page.body.equals(read('site', 'articles/tillit/index.html'))]).toEqual([
          200,
          true,
        ]);
        const book = await get(`${base}books/lukket.epub`, headers);
        expect(book.status).not.toBe(200);
        expect((await get(`${base}ingenting`, headers)).status).toBe(404);
      }
    });
  });
});
