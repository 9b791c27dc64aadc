import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { removeFolder } from '../../src/platform/remove-folder.ts';
import type { WorkOrder } from '../../src/cache/elsewhere.ts';
import { openCoordinator, type Coordinator } from '../../src/queue/coordinator.ts';
import { startWorker, type FinishedJob, type RunningWorker } from '../../src/queue/worker.ts';
import { openExchange, type Exchange } from '../../src/remote-cache/exchange.ts';
import { generateKeys, readKeys, type CacheKeys } from '../../src/remote-cache/keys.ts';
import { openRedisTransport } from '../../src/remote-cache/redis-transport.ts';
import { hasRedis, startRedis, type CacheServer } from '../harness/cache-servers.ts';
import { cheapKind, doCheap, openCheapKind, orderCheap, shortLimits } from '../harness/cheap-work.ts';

const written = generateKeys();
const keys = readKeys({ trusted: [written.public], signing: written.signing, members: undefined });
const stranger = generateKeys();

const isThere = hasRedis();
let folder: string;
let server: CacheServer;
const closing: (() => Promise<void>)[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kolofon-test-'));
});
beforeEach(async () => {
  if (isThere) server = await startRedis(folder);
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  if (isThere) await server.close();
});
afterAll(() => removeFolder(folder));

const openIn = (own: CacheKeys): Exchange =>
  openExchange(() => Promise.resolve(openRedisTransport(new URL(server.url), 1_000)), own);

function coordinate(own = keys): Coordinator {
  const coordinator = openCoordinator({
    url: new URL(server.url),
    exchange: openIn(own),
    namespaces: own.members === undefined ? ['open'] : ['open', 'members'],
    onChange: () => undefined,
    limits: shortLimits,
  });
  closing.push(() => coordinator.close());
  return coordinator;
}

interface Started extends RunningWorker {
  readonly jobs: readonly FinishedJob[];
  /** The texts of the tasks that it has begun. */
  readonly begun: readonly string[];
}

async function work(own = keys, madeBy?: string): Promise<Started> {
  const jobs: FinishedJob[] = [];
  const begun: string[] = [];
  const worker = await startWorker({
    url: new URL(server.url),
    exchange: openIn(own),
    kinds: { [cheapKind]: openCheapKind(madeBy, (text) => begun.push(text)) },
    namespaces: own.members === undefined ? ['open'] : ['open', 'members'],
    slots: 2,
    onJob: (job) => jobs.push(job),
    limits: shortLimits,
  });
  closing.push(() => worker.stop(100));
  return { ...worker, jobs, begun };
}

const task = { text: 'a book', time: 20 };
const told = (coordinator: Coordinator) =>
  coordinator.describe().join('\n').replaceAll(new URL(server.url).host, 'SERVER');

describe.runIf(isThere)('a queue', () => {
  test('has jobs done by workers, which share them', async () => {
    const workers = [await work(), await work()];
    const coordinator = coordinate();
    const tasks = Array.from({ length: 40 }, (_, index) => ({ text: `book ${String(index)}`, time: 20 }));
    const values = await Promise.all(tasks.map((one) => coordinator.make('open', orderCheap(one))));
    expect(values.map(String)).toEqual(tasks.map((one) => String(doCheap(one))));
    expect(workers.every(({ jobs }) => jobs.length > 5)).toBe(true);
    expect(told(coordinator)).toBe('Queue SERVER: 40 jobs done by 2 workers, 0 retried, 0 done here.');
  });

  test('leaves a job to the build when no worker has the same versions', async () => {
    const old = await work(keys, 'another version');
    const coordinator = coordinate();
    expect(await coordinator.make('open', orderCheap(task))).toBeUndefined();
    expect(old.jobs).toEqual([]);
    expect(told(coordinator)).toContain('0 jobs done by 1 worker');

    // One of them among many does not keep jobs from the others.
    await work();
    const value = await coordinator.make('open', orderCheap({ ...task, text: 'another book' }));
    expect(String(value)).toBe('This was made of another book.');
  });

  test('leaves a job to the build that fails on each worker', async () => {
    const worker = await work();
    const coordinator = coordinate();
    expect(await coordinator.make('open', orderCheap({ text: 'crash', time: 0 }))).toBeUndefined();
    expect(worker.jobs.map(({ failure }) => failure)).toEqual(Array(3).fill('The task crashes.'));
    expect(told(coordinator)).toContain('2 retried, 1 done here');
  });

  test('does not take what a worker without a trusted key has made', async () => {
    const own = readKeys({
      trusted: [written.public, stranger.public],
      signing: stranger.signing,
      members: undefined,
    });
    const worker = await work(own);
    const coordinator = coordinate();
    expect(await coordinator.make('open', orderCheap(task))).toBeUndefined();
    expect(worker.jobs).toHaveLength(1);
  });

  test('gives nothing to a worker that does not trust the build', async () => {
    const worker = await work(
      readKeys({ trusted: [stranger.public], signing: stranger.signing, members: undefined }),
    );
    expect(await coordinate().make('open', orderCheap(task))).toBeUndefined();
    expect(worker.jobs.every(({ failure }) => failure?.startsWith('The shared cache has no') === true)).toBe(
      true,
    );
  });

  test('keeps the value of a job under the key of its input, whatever the job claims', async () => {
    const worker = await work();
    const lie: WorkOrder = { ...orderCheap(task), key: orderCheap({ ...task, text: 'another' }).key };
    expect(await coordinate().make('open', lie)).toBeUndefined();
    expect(worker.jobs.map(({ failure }) => failure)).toEqual(['The input is not that of the key.']);
  });

  test('keeps the jobs of the members’ edition apart, for workers with its key', async () => {
    const members = readKeys({
      trusted: [written.public],
      signing: written.signing,
      members: written.members,
    });
    const open = await work();
    const coordinator = coordinate(members);
    expect(await coordinator.make('members', orderCheap(task))).toBeUndefined();
    expect(open.jobs).toEqual([]);

    await work(members);
    expect(String(await coordinator.make('members', orderCheap(task)))).toBe('This was made of a book.');
    const redis = new Redis(server.url);
    const names = await redis.keys('kolofon:*');
    const values = await Promise.all(
      names.map((name) =>
        redis.type(name).then((type) => (type === 'string' ? redis.getBuffer(name) : null)),
      ),
    );
    redis.disconnect();
    expect(values.filter((value) => value?.includes('a book') === true)).toEqual([]);
    // Without the key, the build does it all itself.
    const without = coordinate();
    expect(await without.make('members', orderCheap({ ...task, text: 'secret' }))).toBeUndefined();
    expect(told(without)).toBe('');
  });

  test('that is emptied is filled again', async () => {
    const coordinator = coordinate();
    const made = coordinator.make('open', orderCheap(task));
    await wait(500);
    const redis = new Redis(server.url);
    await redis.flushall();
    redis.disconnect();
    await work();
    expect(String(await made)).toBe('This was made of a book.');
  });

  test('that is lost leaves its jobs to the build', async () => {
    const { port } = new URL(server.url);
    const coordinator = coordinate();
    const made = coordinator.make('open', orderCheap(task));
    await wait(300);
    await server.close('SIGKILL');
    expect(await made).toBeUndefined();
    expect(await coordinator.make('open', orderCheap(task))).toBeUndefined();
    expect(told(coordinator)).toMatch(/2 done here\.\nQueue SERVER: .+\. The build went on without it\./);
    server = await startRedis(folder, Number(port));
  });

  test('gives back what a worker that is stopped cannot finish', async () => {
    const first = await work();
    const coordinator = coordinate();
    const made = coordinator.make('open', orderCheap({ text: 'a long book', time: 2_500 }));
    await expect.poll(() => first.begun).toEqual(['a long book']);
    const second = await work();
    await first.stop(50);
    expect(first.jobs.map(({ failure }) => failure)).toEqual(['given back']);
    expect(String(await made)).toBe('This was made of a long book.');
    expect(second.jobs).toMatchObject([{ kind: cheapKind }]);
    expect(told(coordinator)).toContain('1 retried, 0 done here');
  });

  test('lets a worker that is stopped finish what it can', async () => {
    const worker = await work();
    const made = coordinate().make('open', orderCheap({ text: 'a book', time: 600 }));
    await expect.poll(() => worker.begun).toEqual(['a book']);
    await worker.stop(5_000);
    expect(worker.jobs).toMatchObject([{ kind: cheapKind }]);
    expect(worker.jobs[0]).not.toHaveProperty('failure');
    expect(String(await made)).toBe('This was made of a book.');
    expect(worker.isReady()).toBe(false);
  });
});

test('a build does without a queue that is not there', async () => {
  const coordinator = openCoordinator({
    url: new URL('redis://127.0.0.1:9'),
    exchange: openExchange(() => Promise.reject(new Error('nothing is asked')), keys),
    namespaces: ['open'],
    onChange: () => undefined,
    limits: shortLimits,
  });
  expect(await coordinator.make('open', orderCheap(task))).toBeUndefined();
  expect(coordinator.describe().join('\n')).toContain('The build went on without it.');
  await coordinator.close();
});
