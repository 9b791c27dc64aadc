import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { servers } from '../../src/formats/server/servers/servers.ts';
import { build } from '../../src/library/build.ts';
import { reservedServers } from '../../src/plugins/read-config.ts';
import { littlePublication } from '../harness/publication.ts';

const withServer = (server: string) =>
  littlePublication()
    .withArticle('tillit', 'En tekst.\n', { formerly: ['tiltro'] })
    .withFile('kolofon.config.mjs', `export default { servers: [${server}] };\n`);

const buildServer = (root: string) => build({ root, asOf: '2026-11-23', formats: ['server'], cache: false });

test('the ids that a server may not have are those of the servers there are', () => {
  expect(reservedServers.toSorted()).toEqual(Object.keys(servers).toSorted());
});

test('a server of a publication writes its settings beside the others', () =>
  withServer(
    `{ id: 'lighttpd', label: 'lighttpd', files: (site) => ({ 'conf.d/kolofon.conf': JSON.stringify(site) }) }`,
  ).inFolder(async (root) => {
    const { ok, files } = await buildServer(root);
    expect(ok).toBe(true);
    expect(files.map(({ path }) => path)).toContain('server/nginx/kolofon.conf');
    const site = JSON.parse(
      readFileSync(join(root, 'dist/server/lighttpd/conf.d/kolofon.conf'), 'utf8'),
    ) as object;
    expect(site).toMatchObject({
      title: 'Relasjonsbiblioteket',
      host: 'relasjonsbiblioteket.example',
      prefix: '',
      hasMembers: false,
    });
    expect(site).toHaveProperty('moved', [
      { from: '/articles/tiltro/', to: '/articles/tillit/' },
      { from: '/articles/tiltro', to: '/articles/tillit/' },
    ]);
  }));

describe('a server that does not work stops the build, and says why', () => {
  const of = (files: string) => `{ id: 'min', label: 'Min', files: ${files} }`;
  test.each([
    [of(`() => { throw new Error('no host') }`), 'plugin-works', 'The server min fails: no host.'],
    [of(`async () => ({})`), 'plugin-works', 'The server min gives no files.'],
    [of(`() => ({ '../nginx/server.conf': '' })`), 'plugin-works', 'gives a file "../nginx/server.conf"'],
    [of(`() => ({ a: 1 })`), 'plugin-works', 'The server min gives no text for "a".'],
    [`{ id: 'nginx', label: 'Min', files: () => ({}) }`, 'config-valid', 'settings for nginx itself'],
    [`{ id: 'min', label: 'Min' }`, 'config-valid', 'has no function "files"'],
    [`{ id: 'min', label: 'Min', file: () => ({}) }`, 'config-valid', 'There is no key "file"'],
    [`'apache'`, 'config-valid', 'servers[0] is "apache", not a server.'],
  ])('%s', (server, code, message) =>
    withServer(server).inFolder(async (root) => {
      const { ok, diagnostics } = await buildServer(root);
      expect(ok).toBe(false);
      expect(diagnostics).toContainEqual(
        expect.objectContaining({ code, message: expect.stringContaining(message) as string }),
      );
    }),
  );
});
