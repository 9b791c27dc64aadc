import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeFolder } from '../../src/platform/remove-folder.ts';
import { generateKeys } from '../../src/remote-cache/keys.ts';
import { hasRedis, startRedis, type CacheServer } from '../harness/cache-servers.ts';
import { sumFiles } from '../harness/list-files.ts';
import { littlePublication } from '../harness/publication.ts';

const keys = generateKeys();
const secrets = {
  KOLOFON_CACHE_SIGNING_KEY: keys.signing,
  KOLOFON_CACHE_MEMBERS_KEY: keys.members,
  SOURCE_DATE_EPOCH: '1795000000',
};
const isThere = hasRedis();

/** Every kind of work that workers do, in both editions. */
const publication = littlePublication()
  .withArticle('medlem', 'Bare for medlemmer.\n\n![Noder](figurer/noder.svg)\n', { access: 'members' })
  .withSeries('nettverksbygging', { parts: ['nettverk-og-relasjon', 'tillit', 'medlem'] })
  .withConfig({
    series: ['nettverksbygging'],
    cache: { remote: { trust: [keys.public] } },
  });
let folder: string;
let root: string;
let server: CacheServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kolofon-test-'));
  root = join(folder, 'publication');
  await publication.inFolder((made) => {
    cpSync(made, root, { recursive: true });
    return Promise.resolve();
  });
  if (isThere) server = await startRedis(folder);
});

afterAll(async () => {
  if (isThere) await server.close();
  removeFolder(folder);
});

/** The compiled command, with a cache of its own. */
function start(name: string, args: readonly string[], environment: NodeJS.ProcessEnv = secrets) {
  const child = spawn(process.execPath, ['build/cli.js', ...args, '--cache', join(folder, `cache-${name}`)], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr.on('data', (text: Buffer) => (log += String(text)));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  return {
    log: () => log,
    end: async (signal: 'SIGTERM' | 'SIGKILL') => {
      child.kill(signal);
      return (await ended)[0];
    },
    done: async () => {
      const [code] = await ended;
      return { code, log, sums: sumFiles(join(folder, `dist-${name}`)) };
    },
  };
}

const startBuild = (name: string, more: readonly string[] = []) =>
  start(name, [
    ...['build', '--root', root, '--out', join(folder, `dist-${name}`)],
    ...['--locked', ...more],
  ]);

async function startWorker(name: string, environment?: NodeJS.ProcessEnv, more: readonly string[] = []) {
  const worker = start(name, ['worker', '--queue', server.url, '--concurrency', '1', ...more], environment);
  await expect.poll(worker.log).toContain('Taking jobs');
  return worker;
}

describe.runIf(isThere)('outputs that workers make', () => {
  test('are the same bytes as on one machine, in both editions', async () => {
    const alone = await startBuild('alone').done();
    expect(alone.code, alone.log).toBe(0);
    const workers = [await startWorker('first'), await startWorker('second')];
    const queued = await startBuild('queued', ['--queue', server.url]).done();
    expect(queued.code, queued.log).toBe(0);
    expect(queued.sums).toEqual(alone.sums);
    expect(queued.log).toMatch(/: \d+ jobs done by 2 workers, 0 retried, 0 done here\./);
    for (const worker of workers) {
      expect(await worker.end('SIGTERM')).toBe(0);
      expect(worker.log()).toContain('Stopped.');
    }
    const logs = workers.map((worker) => worker.log()).join('');
    for (const kind of ['prints', 'pictures', 'search']) expect(logs).toContain(`✓ ${kind}`);

    // Workers fall while they print, and one without the key of the members takes none of theirs.
    await server.close();
    server = await startRedis(folder, Number(new URL(server.url).port));
    const falling = await startWorker('falling');
    const building = startBuild('fallen', ['--queue', server.url]);
    await expect.poll(falling.log, { interval: 20 }).toContain('✓');
    await falling.end('SIGKILL');
    const open = await startWorker('open', { ...secrets, KOLOFON_CACHE_MEMBERS_KEY: '' }, [
      '--health-port',
      '0',
    ]);
    const port = /health on port (\d+)/.exec(open.log())?.[1] ?? '';
    expect((await fetch(`http://127.0.0.1:${port}/live`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/ready`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    const members = await startWorker('members');
    const fallen = await building.done();
    expect(fallen.code, fallen.log).toBe(0);
    expect(fallen.sums).toEqual(alone.sums);
    await Promise.all([open.end('SIGTERM'), members.end('SIGTERM')]);
  });
});
