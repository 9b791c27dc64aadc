import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { openCoordinator } from '../../src/queue/coordinator.ts';
import { openExchange } from '../../src/remote-cache/exchange.ts';
import { generateKeys, readKeys } from '../../src/remote-cache/keys.ts';
import { openRedisTransport } from '../../src/remote-cache/redis-transport.ts';
import { orderSleep } from './sleeping-kind.ts';

export interface SimulatedFarm {
  readonly workers: number;
  readonly jobs: number;
  /** Of a job, in seconds. */
  readonly meanTime: number;
  /** In seconds: from the first order to the last value. */
  readonly wall: number;
  /** Processor time of the coordinator, in seconds. */
  readonly cpu: number;
  /** The same of Redis. */
  readonly redisCpu: number;
  /** Jobs that no worker did. */
  readonly lost: number;
}

const workers = 200;
const processes = 4;
/** Orders that are out at a time: more than there are workers, so that none of them waits. */
const abreast = 512;

/** Lets 200 workers sleep for recorded times, in milliseconds, by turns, until so many jobs are done. */
export async function simulateFarm(
  address: string,
  times: readonly number[],
  jobs: number,
): Promise<SimulatedFarm> {
  const url = new URL(address);
  // Values of an earlier farm are signed with another key, and a server leaves what it has.
  const redis = new Redis(address);
  await redis.flushall();
  const { public: own, signing } = generateKeys();
  const keys = { trusted: [own], signing, members: undefined };
  const farm = Array.from({ length: processes }, () =>
    spawn(
      process.execPath,
      ['build/bench/farm/sleeping-workers.js', address, JSON.stringify(keys), String(workers / processes)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    ),
  );
  try {
    await Promise.all(farm.map(({ stdout }) => once(stdout, 'data')));
    const coordinator = openCoordinator({
      url,
      exchange: openExchange(() => Promise.resolve(openRedisTransport(url)), readKeys(keys)),
      namespaces: ['open'],
      onChange: () => undefined,
    });
    const timeOf = (number: number) => times[number % times.length] ?? 0;
    let [next, lost] = [0, 0];
    const takeOrders = async () => {
      while (next < jobs) {
        const number = next++;
        if ((await coordinator.make('open', orderSleep(number, timeOf(number)))) === undefined) lost += 1;
      }
    };
    const start = performance.now();
    const before = process.cpuUsage();
    const redisBefore = await cpuOf(redis);
    await Promise.all(Array.from({ length: abreast }, takeOrders));
    const { user, system } = process.cpuUsage(before);
    const wall = (performance.now() - start) / 1000;
    const redisCpu = (await cpuOf(redis)) - redisBefore;
    await coordinator.close();
    const total = Array.from({ length: jobs }, (_, number) => timeOf(number)).reduce(
      (sum, one) => sum + one,
      0,
    );
    return { workers, jobs, meanTime: total / jobs / 1000, wall, cpu: (user + system) / 1e6, redisCpu, lost };
  } finally {
    const ends = farm.map((child) => once(child, 'exit'));
    for (const child of farm) child.kill('SIGTERM');
    await Promise.all(ends);
    redis.disconnect();
  }
}

/** In seconds, since it was started. */
async function cpuOf(redis: Redis): Promise<number> {
  const facts = await redis.info('cpu');
  const times = [...facts.matchAll(/^used_cpu_(?:sys|user):([\d.]+)/gm)];
  return times.reduce((sum, [, seconds]) => sum + Number(seconds), 0);
}
