import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Redis } from 'ioredis';
import { removeFolder } from '../../src/platform/remove-folder.ts';
import { generateKeys } from '../../src/remote-cache/keys.ts';
import { cacheServers, hasRedis, token, type CacheServer } from '../harness/cache-servers.ts';
import { sumFiles } from '../harness/list-files.ts';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

const keys = generateKeys();
const secret = 'Bare medlemmer leser om måkeskrik ved kaia.';
const publication = littlePublication()
  .withArticle('medlem', `${secret}\n`, { access: 'members' })
  .withSeries('nettverksbygging', { parts: ['tillit', 'medlem'] })
  .withConfig({ series: ['nettverksbygging'], cache: { remote: { trust: [keys.public] } } });

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kolofon-test-'));
});

afterAll(() => removeFolder(folder));

const builder = { KOLOFON_CACHE_SIGNING_KEY: keys.signing, KOLOFON_CACHE_MEMBERS_KEY: keys.members };

/** Builds with an empty cache of its own, beside that of the server. */
async function build(
  root: string,
  url: string,
  name: string,
  secrets: NodeJS.ProcessEnv,
  more: string[] = [],
) {
  const [out, cache] = [join(folder, name, 'dist'), join(folder, name, 'cache')];
  rmSync(join(folder, name), { recursive: true, force: true });
  const { code, output, log } = await runHere(
    ['build', '--root', root, '--out', out, '--cache', cache, '--format', 'site', '--locked', ...more],
    { KOLOFON_CACHE_REMOTE: url, KOLOFON_CACHE_TOKEN: token, ...secrets },
  );
  expect(code, `${output}${log}`).toBe(0);
  const [, found = '', uploaded = ''] = /: (\d+) found, (\d+) uploaded\./.exec(log) ?? [];
  return { sums: sumFiles(out), found: Number(found), uploaded: Number(uploaded), log };
}

describe.each(['turborepo', 'redis'] as const)('with %s', (kind) => {
  let server: CacheServer;
  const isThere = kind === 'turborepo' || hasRedis();

  beforeAll(async () => {
    if (!isThere) return;
    const values = join(folder, kind, 'values');
    mkdirSync(values, { recursive: true });
    server = await cacheServers[kind](values);
  });

  afterAll(() => (isThere ? server.close() : undefined));

  test.runIf(isThere)('what one machine has made, others fetch; the members’ part needs its key', () =>
    publication.inFolder(async (root) => {
      const alone = await build(root, '', `${kind}-alone`, {});
      expect(alone.log).not.toContain('Shared cache');
      const first = await build(root, server.url, `${kind}-first`, builder);
      expect(first).toMatchObject({ found: 0, sums: alone.sums });
      expect(first.uploaded).toBeGreaterThan(4);

      const reader = { KOLOFON_CACHE_MEMBERS_KEY: keys.members };
      const second = await build(root, server.url, `${kind}-second`, reader);
      expect(second).toMatchObject({ found: first.uploaded, uploaded: 0, sums: alone.sums });

      const open = await build(root, server.url, `${kind}-open`, {});
      expect(open).toMatchObject({ uploaded: 0, sums: alone.sums });
      expect(open.found).toBeGreaterThan(2);
      expect(open.found).toBeLessThan(first.uploaded);

      // Nothing is uploaded twice, nor by the build of a pull request, nor where that is forbidden.
      const again = await build(root, server.url, `${kind}-again`, builder);
      expect(again).toMatchObject({ found: first.uploaded, uploaded: 0 });
      const change = { ...builder, GITHUB_EVENT_NAME: 'pull_request' };
      const changed = publication.withArticle('tillit', 'Noe helt nytt.\n');
      await changed.inFolder(async (other) => {
        expect(await build(other, server.url, `${kind}-pull`, change)).toMatchObject({ uploaded: 0 });
        const forbidden = await build(other, server.url, `${kind}-read`, builder, ['--cache-read-only']);
        expect(forbidden).toMatchObject({ uploaded: 0 });
      });
    }),
  );

  test.runIf(isThere)(
    'values of the two editions lie apart, and those of the members are encrypted',
    async () => {
      const stored =
        kind === 'turborepo' ? storedInFolder(join(folder, kind, 'values')) : await storedInRedis(server);
      const spaces = new Set(
        [...stored.keys()].map((name) => /(?<=kolofon[-:])(?:open|members)/.exec(name)?.[0]),
      );
      expect([...spaces].sort()).toEqual(['members', 'open']);
      // The packed files of a search index begin with their names.
      const isReadable = (name: string) => stored.get(name)?.includes('pagefind') === true;
      const readable = [...stored.keys()].filter(isReadable);
      expect(readable.length).toBeGreaterThan(0);
      expect(readable.filter((name) => /kolofon[-:]members/.test(name))).toEqual([]);
    },
  );
});

function storedInFolder(values: string): Map<string, Buffer> {
  const files = readdirSync(values, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map(({ parentPath, name }) => join(parentPath, name));
  return new Map(paths.map((path) => [path, readFileSync(path)]));
}

async function storedInRedis({ url }: CacheServer): Promise<Map<string, Buffer>> {
  const redis = new Redis(url);
  const names = await redis.keys('*');
  const values = await Promise.all(names.map((name) => redis.getBuffer(name)));
  redis.disconnect();
  return new Map(names.map((name, index) => [name, values[index] ?? Buffer.alloc(0)]));
}
