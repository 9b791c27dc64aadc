import JSZip from 'jszip';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { littlePublication } from '../../../../test/harness/publication.ts';
import { runHere } from '../../../../test/harness/run-here.ts';
import { ask, isInstalled, webServers } from '../../../../test/harness/web-servers.ts';
import { run } from '../../src/cli/run.ts';
import { readSettings } from '../../src/settings/read-settings.ts';
import { freePort } from '../../../../test/harness/ports.ts';
import { signIn } from '../harness/sign-in.ts';
import { openTestDesk, type TestDesk } from '../harness/test-desk.ts';

const secret = 'Den som stoler på en annen, venter på svar.';
const page = '/articles/tillit/';

/** What the handbook adds to the settings of a server: the desk, and books that it marks. */
const handbook = readFileSync(
  new URL('../../../../docs/series/articles/subscription-site.md', import.meta.url),
  'utf8',
);
function moreFor(name: 'nginx' | 'caddy', port: number): string {
  const start = { nginx: /^location /, caddy: /^handle |^@books / }[name];
  const blocks = [...handbook.matchAll(/^```text\n([^]*?)^```$/gm)].map(([, text = '']) => text);
  return blocks
    .filter((text) => start.test(text))
    .join('')
    .replaceAll(':4330', `:${port}`);
}

const names = (['nginx', 'caddy'] as const).filter(isInstalled);
const stops: (() => Promise<unknown>)[] = [];

afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

/** `kolofon desk init`, a build, and the desk that was set up so. */
async function setUp(folder: string): Promise<TestDesk> {
  const port = await freePort();
  const said: string[] = [];
  const args = ['--admin', 'owner@bibliotek.example', '--address', 'https://bibliotek.example/desk'];
  const code = await run(['init', ...args, '--port', String(port), '--root', folder], {
    ended: Promise.resolve(),
    environment: {},
    now: Date.now,
    log: () => undefined,
    print: (text) => said.push(text),
  });
  expect(code, said.join('')).toBe(0);
  const publication = readFileSync(join(folder, 'series/publication.yaml'), 'utf8');
  expect(publication).toContain('to: https://bibliotek.example/desk/questions');
  const build = await runHere(['build', '--root', folder, '--format', 'epub,site,server', '--no-cache']);
  expect(build.code, build.output).toBe(0);
  const settings = readSettings(folder);
  expect(settings.listen.port).toBe(port);
  const licences = [{ name: 'The library', domains: [], networks: ['198.51.100.0/24'] }];
  const more = { members: { licences }, watermark: { dist: join(folder, 'dist') } };
  return openTestDesk(join(folder, 'desk.sqlite'), { ...settings, ...more });
}

describe.runIf(names.length > 0)('a publication that kolofon desk init has set up', () => {
  test.each(names)(
    '%s gives members their edition, asks the desk, and shows the open one without it',
    async (name) => {
      await littlePublication()
        .withConfig({ baseUrl: 'https://bibliotek.example/', series: ['nettverksbygging', 'lukket'] })
        .withArticle('tillit', `${secret}\n`, { access: 'members' })
        .withSeries('lukket', { parts: ['tillit'] })
        .inFolder(async (folder) => {
          const desk = await setUp(folder);
          let isStopped = false;
          stops.push(async () => (isStopped ? undefined : desk.stop()));
          const server = await webServers[name](
            join(folder, 'dist'),
            join(folder, 'work'),
            moreFor(name, desk.port),
          );
          const read = async (headers: Readonly<Record<string, string>> = {}) =>
            (await ask(server.port, page, headers)).body.toString();
          try {
            const member = desk.visit();
            await signIn(desk, member, 'owner@bibliotek.example');
            const cookie = [...member.cookies].map((pair) => pair.join('=')).join('; ');
            expect((await ask(server.port, '/desk/sign-in')).status).toBe(200);
            expect(await read()).not.toContain(secret);
            expect(await read({ cookie })).toContain(secret);
            const book = '/books/lukket.epub';
            expect(await ask(server.port, book)).toMatchObject({
              status: 302,
              headers: { location: '/desk/sign-in?next=%2Fbooks%2Flukket.epub' },
            });
            const { body } = await ask(server.port, book, { cookie });
            const colophon = (await JSZip.loadAsync(body)).file('OEBPS/colophon.xhtml');
            expect(await colophon?.async('text')).toContain('<bdi>owner@bibliotek.example</bdi>');
            const sample = '/books/nettverksbygging-sample.epub';
            expect((await ask(server.port, sample)).status).toBe(200);
            // Nobody becomes a member by writing a header.
            expect(await read({ 'x-forwarded-for': '198.51.100.1' })).not.toContain(secret);
            await member.post('/desk/sign-out', {});
            expect(await read({ cookie })).not.toContain(secret);
            isStopped = true;
            await desk.stop();
            expect(await read({ cookie })).toContain('Tillit');
            expect(await read({ cookie })).not.toContain(secret);
          } finally {
            await server.close();
          }
        });
    },
  );
});
