import { randomUUID } from 'node:crypto';
import { DelayedError, UnrecoverableError, Worker, type Job as QueuedJob } from 'bullmq';
import { makeQueue } from '../platform/make-queue.ts';
import { within } from '../platform/within.ts';
import type { Exchange } from '../remote-cache/exchange.ts';
import type { Namespace } from '../remote-cache/transport.ts';
import { isJob, queueNames, type Job } from './job.ts';
import type { MadeValue, WorkKind } from './kinds/work-kind.ts';
import { usualLimits, type QueueLimits } from './limits.ts';
import { openInputs } from './read-input.ts';
import { openImpatientRedis, openRedis } from './redis.ts';
import { announce, leave, writePresent } from './roll.ts';

/** A kind of work on this machine. */
export interface OwnKind {
  /** Undefined where this machine cannot do it. */
  readonly madeBy: () => Promise<string | undefined>;
  readonly listBlobs: WorkKind['listBlobs'];
  readonly make: (input: Uint8Array, readBlob: (digest: string) => Uint8Array) => Promise<MadeValue>;
}

export interface WorkerOptions {
  readonly url: URL;
  /** The shared cache. */
  readonly exchange: Exchange;
  readonly kinds: Readonly<Record<string, OwnKind>>;
  /** Whose jobs are taken. */
  readonly namespaces: readonly Namespace[];
  /** How many jobs at a time. */
  readonly slots: number;
  /** Hears of each job that ends. */
  readonly onJob: (job: FinishedJob) => void;
  readonly limits?: QueueLimits | undefined;
}

export interface FinishedJob {
  readonly kind: string;
  readonly milliseconds: number;
  /** Why it failed. */
  readonly failure?: string;
}

export interface RunningWorker {
  /** Whether it works: false where a job goes on for longer than any may. */
  isAlive(): boolean;
  /** Whether it can take jobs. */
  isReady(): boolean;
  /** Takes no more jobs, waits so many milliseconds for those that it has, and gives back the rest. */
  stop(grace: number): Promise<void>;
}

export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { url, exchange, kinds, namespaces, slots, onJob, limits = usualLimits } = options;
  const id = randomUUID();
  const describeSelf = async (): Promise<string> =>
    writePresent({ id, namespaces, slots, madeBy: await versionsOf(kinds) });
  const readInput = openInputs(exchange);
  const control = openImpatientRedis(url, limits.beat);
  const takeTurn = makeQueue(slots);
  const begun = new Map<string, number>();
  let announced = await describeSelf();
  let lastBeat = 0;
  let isStopping = false;
  let giveBack: () => void = () => undefined;
  const givenBack = new Promise<'given back'>((resolve) => (giveBack = () => resolve('given back')));

  const beat = async (): Promise<void> => {
    try {
      if (control.status === 'wait') await control.connect();
      const now = await describeSelf();
      // Only the first print shows which browser starts.
      if (now !== announced) await leave(control, announced);
      announced = now;
      await announce(control, announced);
      lastBeat = Date.now();
    } catch {
      // The next beat tries again.
    }
  };
  const carryOut = async (namespace: Namespace, job: Job, kind: OwnKind): Promise<void> => {
    const { input, blobs } = await readInput(namespace, job, kind.listBlobs);
    const readBlob = (digest: string): Uint8Array => {
      const bytes = blobs.get(digest);
      if (bytes === undefined) throw new Error(`The input does not name the blob ${digest}.`);
      return bytes;
    };
    const { key, bytes } = await within(limits.job, kind.make(input, readBlob), 'The job took too long.');
    if (key !== job.key) throw new UnrecoverableError('The input is not that of the key.');
    await exchange.put({ namespace, kind: job.kind, key }, bytes);
  };
  const work = async (namespace: Namespace, queued: QueuedJob<unknown>, token?: string): Promise<void> => {
    const { data: job } = queued;
    if (!isJob(job)) throw new UnrecoverableError('It is no job of Kolofon.');
    const kind = Object.hasOwn(kinds, job.kind) ? kinds[job.kind] : undefined;
    if (kind === undefined || (await kind.madeBy()) !== job.madeBy) {
      // A machine with other versions may come first again: later ones wait longer.
      await queued.moveToDelayed(Date.now() + Math.min(100 * 2 ** queued.attemptsStarted, 5_000), token);
      throw new DelayedError();
    }
    const start = Date.now();
    begun.set(queued.id ?? '', start);
    const done = carryOut(namespace, job, kind);
    done.catch(() => undefined);
    let failure: string | undefined;
    try {
      if ((await Promise.race([done, givenBack])) === 'given back') {
        await queued.moveToDelayed(Date.now(), token);
        throw new DelayedError();
      }
    } catch (error) {
      failure = error instanceof DelayedError ? 'given back' : describe(error);
      throw error;
    } finally {
      begun.delete(queued.id ?? '');
      const milliseconds = Date.now() - start;
      onJob({ kind: job.kind, milliseconds, ...(failure !== undefined && { failure }) });
    }
  };

  const connections = namespaces.map(() => openRedis(url));
  const workers = namespaces.map((namespace, index) => {
    const worker = new Worker(
      queueNames[namespace],
      (queued, token) => takeTurn(() => work(namespace, queued, token)),
      {
        connection: connections[index] ?? openRedis(url),
        concurrency: slots,
        lockDuration: limits.lock,
        stalledInterval: limits.lock / 2,
        // A job that ends the process of each worker is left to the build.
        maxStalledCount: 3,
        drainDelay: 1,
        removeOnComplete: { count: 0 },
        removeOnFail: { count: 0 },
      },
    );
    worker.on('error', () => undefined);
    return worker;
  });
  await beat();
  const beating = setInterval(() => void beat(), limits.beat);

  return {
    isAlive: () => [...begun.values()].every((start) => Date.now() - start < limits.job + limits.lock),
    isReady: () => !isStopping && Date.now() - lastBeat < 3 * limits.beat,
    stop: async (grace) => {
      isStopping = true;
      clearInterval(beating);
      await leave(control, announced).catch(() => undefined);
      const closing = Promise.allSettled(workers.map((worker) => worker.close()));
      const inTime = within(grace, closing, 'time is up').catch(() => undefined);
      if ((await inTime) === undefined) {
        giveBack();
        await within(limits.beat, closing, 'the server is away').catch(() => undefined);
      }
      for (const connection of [control, ...connections]) connection.disconnect();
      await exchange.close();
    },
  };
}

async function versionsOf(kinds: WorkerOptions['kinds']): Promise<Record<string, string>> {
  const versions = await Promise.all(
    Object.entries(kinds).map(async ([id, { madeBy }]) => [id, await madeBy()] as const),
  );
  return Object.fromEntries(versions.filter((one): one is [string, string] => one[1] !== undefined));
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
