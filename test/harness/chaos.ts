import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { openCoordinator } from '../../src/queue/coordinator.ts';
import { openExchange } from '../../src/remote-cache/exchange.ts';
import { readKeys, type WrittenKeys } from '../../src/remote-cache/keys.ts';
import { openRedisTransport } from '../../src/remote-cache/redis-transport.ts';
import { startRedis, type CacheServer } from './cache-servers.ts';
import type { CheapProcess, StartCheapProcess } from './cheap-processes.ts';
import { doCheap, orderCheap, shortLimits } from './cheap-work.ts';

interface Farm {
  server: CacheServer;
  workers: CheapProcess[];
  readonly startWorker: StartCheapProcess;
  readonly folder: string;
}

/** What can happen to a farm. Each leaves one with a server and some workers. */
const mishaps = {
  'a worker is killed': async ({ workers, ...farm }: Farm, pick: number) => {
    await workers[pick % workers.length]?.end('SIGKILL');
    workers[pick % workers.length] = await farm.startWorker(farm.server.url);
  },
  'the server is killed and comes back empty': async (farm: Farm, pick: number) => {
    await farm.server.close('SIGKILL');
    await wait(pick % 600);
    farm.server = await startRedis(farm.folder, Number(new URL(farm.server.url).port));
  },
  'a worker is stopped gently': async ({ workers, ...farm }: Farm, pick: number) => {
    await workers[pick % workers.length]?.end('SIGTERM');
    workers[pick % workers.length] = await farm.startWorker(farm.server.url);
  },
  'a worker hangs for a while': async ({ workers }: Farm, pick: number) => {
    const hanging = workers[pick % workers.length]?.process;
    hanging?.kill('SIGSTOP');
    await wait(2 * shortLimits.lock);
    hanging?.kill('SIGCONT');
  },
  'the server is emptied': async ({ server }: Farm) => {
    const redis = new Redis(server.url);
    await redis.flushall();
    redis.disconnect();
  },
  'all workers are killed': async (farm: Farm) => {
    await Promise.all(farm.workers.map((worker) => worker.end('SIGKILL')));
    farm.workers = [await farm.startWorker(farm.server.url), await farm.startWorker(farm.server.url)];
  },
  'a worker of another version joins': async ({ workers, ...farm }: Farm, pick: number) => {
    const old = workers[pick % workers.length];
    workers[pick % workers.length] = await farm.startWorker(farm.server.url, 'another version');
    await old?.end('SIGTERM');
  },
} satisfies Record<string, (farm: Farm, pick: number) => Promise<void>>;

/** By what happened: how many jobs were done by workers, and how many were left to the build. */
export type ChaosReport = Readonly<Record<string, { done: number; here: number }>>;

interface Chaos {
  readonly rounds: number;
  readonly seed: number;
  readonly jobs: number;
  readonly keys: WrittenKeys;
  readonly folder: string;
  readonly startWorker: StartCheapProcess;
}

/** Lets something happen in each round while workers do jobs, and throws for a value that is not the right one. */
export async function runChaos({
  rounds,
  seed,
  jobs,
  keys,
  folder,
  startWorker,
}: Chaos): Promise<ChaosReport> {
  const random = randomFrom(seed);
  const report: Record<string, { done: number; here: number }> = {};
  const server = await startRedis(folder);
  const farm: Farm = { server, workers: [], startWorker, folder };
  try {
    farm.workers = await Promise.all([startWorker(server.url), startWorker(server.url)]);
    const url = new URL(server.url);
    for (let round = 0; round < rounds; round += 1) {
      const names = Object.keys(mishaps) as (keyof typeof mishaps)[];
      const name = names[round < names.length ? round : random(names.length)] ?? 'the server is emptied';
      const coordinator = openCoordinator({
        url,
        exchange: openExchange(() => Promise.resolve(openRedisTransport(url, 1_000)), readKeys(keys)),
        namespaces: ['open'],
        onChange: () => undefined,
        limits: shortLimits,
      });
      const tasks = Array.from({ length: jobs }, (_, index) => ({
        text: `job ${String(index)} of round ${String(round)}`,
        time: random(150),
      }));
      const making = Promise.all(tasks.map((task) => coordinator.make('open', orderCheap(task))));
      await wait(random(200));
      await mishaps[name](farm, random(1_000_000));
      const made = await making;
      await coordinator.close();
      const counts = (report[name] ??= { done: 0, here: 0 });
      for (const [index, task] of tasks.entries()) {
        const value = made[index];
        if (value !== undefined && !doCheap(task).every((byte, at) => byte === value[at]))
          throw new Error(`Seed ${String(seed)}, round ${String(round)}, ${name}: a wrong value.`);
        counts[value === undefined ? 'here' : 'done'] += 1;
      }
    }
    return report;
  } finally {
    await Promise.all(farm.workers.map((worker) => worker.end('SIGKILL')));
    await farm.server.close('SIGKILL');
  }
}

/** Numbers below a limit: the same for the same seed (a linear congruential generator, Numerical Recipes 7.1). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
