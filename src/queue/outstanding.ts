import { Queue, QueueEvents } from 'bullmq';
import type { Redis } from 'ioredis';
import { within } from '../platform/within.ts';
import { type Namespace, describeFailure } from '../remote-cache/transport.ts';
import { missingInput, queueNames, type Job } from './job.ts';
import type { QueueLimits } from './limits.ts';
import { openImpatientRedis, openRedis } from './redis.ts';
import { listPresent, type Present } from './roll.ts';

/**
 * What became of a job: a worker has done it, all attempts failed, a server has lost it or its input, or nobody will do
 * it elsewhere.
 */
type Ending = 'done' | 'failed' | 'gone' | 'here';

/** The jobs of a build that are on the queue. */
export interface Outstanding {
  /** Whether the server answers. */
  isReady(): Promise<boolean>;
  /** Puts a job on the queue and waits for its end. Never rejects. */
  run(namespace: Namespace, id: string, job: Job): Promise<Ending>;
  /** Does without the queue from now on. */
  giveUp(reason: unknown): void;
  facts(): {
    /** How many workers are there, and how many were at most. */
    readonly workers: number;
    readonly most: number;
    /** Attempts beyond the first of each job. */
    readonly retried: number;
    readonly failure: string | undefined;
  };
  close(): Promise<void>;
}

interface Waiting {
  readonly namespace: Namespace;
  readonly job: Job;
  /** When it was put on the queue; undefined while that is under way. */
  ordered: number | undefined;
  readonly end: (ending: Ending) => void;
  /** How often a worker has begun with it, and since when one works on it. */
  attempts: number;
  active: number | undefined;
}

interface Line {
  readonly queue: Queue;
  readonly events: QueueEvents;
  readonly redis: Redis;
}

export function openOutstanding(url: URL, limits: QueueLimits, onChange: () => void): Outstanding {
  const waiting = new Map<string, Waiting>();
  const lines = new Map<Namespace, Promise<Line>>();
  const control = openImpatientRedis(url, limits.outage);
  let connecting: Promise<boolean> | undefined;
  let present: readonly Present[] = [];
  let [most, retried] = [0, 0];
  let failure: string | undefined;
  let lastAnswer = Date.now();
  /** When a worker was last there for these versions. */
  const lastHelp = new Map<string, number>();
  let sweeping: NodeJS.Timeout | undefined;

  const end = (id: string, ending: Ending): void => {
    const one = waiting.get(id);
    waiting.delete(id);
    one?.end(ending);
  };
  const giveUp = (reason: unknown): void => {
    failure ??= describeFailure(reason);
    for (const id of [...waiting.keys()]) end(id, 'here');
  };
  const openLine = async (namespace: Namespace): Promise<Line> => {
    const redis = openRedis(url);
    const name = queueNames[namespace];
    const queue = new Queue(name, { connection: redis });
    // A process that has lost the server ends no sooner.
    const events = new QueueEvents(name, { connection: redis, blockingTimeout: 1_000 });
    queue.on('error', () => undefined);
    events.on('error', () => undefined);
    events.on('completed', ({ jobId }) => end(jobId, 'done'));
    events.on('failed', ({ jobId, failedReason }) =>
      end(jobId, failedReason.startsWith(missingInput) ? 'gone' : 'failed'),
    );
    events.on('active', ({ jobId }) => {
      const one = waiting.get(jobId);
      if (one === undefined) return;
      if (one.attempts > 0) retried += 1;
      one.attempts += 1;
      one.active = Date.now();
    });
    for (const event of ['waiting', 'delayed'] as const)
      events.on(event, ({ jobId }: { readonly jobId: string }) => {
        const one = waiting.get(jobId);
        if (one !== undefined) one.active = undefined;
      });
    await events.waitUntilReady();
    return { queue, events, redis };
  };
  const lineOf = (namespace: Namespace): Promise<Line> => {
    const line = lines.get(namespace) ?? openLine(namespace);
    lines.set(namespace, line);
    return line;
  };
  const withdraw = async (id: string, { namespace }: Waiting): Promise<void> => {
    end(id, 'here');
    const { queue } = await lineOf(namespace);
    // A worker may just have begun with it: its work is for nothing.
    await queue.remove(id).catch(() => undefined);
  };
  /** Of the jobs that the server no longer knows. */
  const findLost = async (ids: readonly string[]): Promise<void> => {
    const asked = control.pipeline();
    for (const id of ids) {
      const one = waiting.get(id);
      if (one !== undefined) asked.exists(`bull:${queueNames[one.namespace]}:${id}`);
    }
    const answers = (await asked.exec()) ?? [];
    for (const [index, [error, exists]] of answers.entries()) {
      const id = ids[index];
      if (id !== undefined && error === null && exists === 0) end(id, 'gone');
    }
  };
  const lookAround = async (): Promise<void> => {
    const now = Date.now();
    // The event of one that was done just now is still on its way.
    const ids = [...waiting].flatMap(([id, { ordered = now }]) => (now - ordered > limits.sweep ? [id] : []));
    present = await listPresent(control, limits.beat);
    most = Math.max(most, present.length);
    await findLost(ids);
    lastAnswer = now;
    for (const { namespaces, madeBy } of present)
      for (const namespace of namespaces)
        for (const [kind, version] of Object.entries(madeBy))
          lastHelp.set(helpName(namespace, kind, version), now);
    for (const [id, one] of waiting) {
      const { namespace, job, ordered = now, active } = one;
      const helped = Math.max(ordered, lastHelp.get(helpName(namespace, job.kind, job.madeBy)) ?? 0);
      const isLate = active !== undefined && now - active > limits.job + limits.lock;
      if (isLate || now - helped > limits.patience) void withdraw(id, one).catch(() => undefined);
    }
  };
  const sweep = async (): Promise<void> => {
    try {
      await lookAround();
    } catch (error) {
      if (Date.now() - lastAnswer > limits.outage) giveUp(error);
    }
    onChange();
    if (failure === undefined) sweeping = setTimeout(() => void sweep(), limits.sweep);
  };
  const connect = async (): Promise<boolean> => {
    try {
      await control.connect();
      lastAnswer = Date.now();
      await sweep();
      return true;
    } catch (error) {
      giveUp(error);
      return false;
    }
  };

  return {
    isReady: async () => failure === undefined && (await (connecting ??= connect())),
    run: (namespace, id, job) =>
      new Promise<Ending>((resolve) => {
        const one: Waiting = {
          ...{ namespace, job, end: resolve },
          ...{ ordered: undefined, attempts: 0, active: undefined },
        };
        waiting.set(id, one);
        lineOf(namespace)
          .then(({ queue }) => queue.add(job.kind, job, { jobId: id, ...jobOptions }))
          .then(() => (one.ordered = Date.now()))
          .catch((error: unknown) => giveUp(error));
      }),
    giveUp,
    facts: () => ({ workers: present.length, most, retried, failure }),
    close: async () => {
      clearTimeout(sweeping);
      for (const id of [...waiting.keys()]) end(id, 'here');
      control.disconnect();
      const closing = Promise.allSettled([...lines.values()].map(async (line) => closeLine(await line)));
      // BullMQ waits without end for the connection to a server that is away.
      await within(closeLimit, closing, 'the server is away').catch(() => undefined);
    },
  };
}

/** An attempt that a worker gives up is made again, by whoever comes first. */
const jobOptions = {
  attempts: 3,
  backoff: { type: 'fixed', delay: 200 },
  removeOnComplete: true,
  removeOnFail: true,
} as const;

/** In milliseconds. */
const closeLimit = 1_000;

function helpName(namespace: Namespace, kind: string, madeBy: string): string {
  return `${namespace} ${kind} ${madeBy}`;
}

async function closeLine({ queue, events, redis }: Line): Promise<void> {
  const closing = Promise.allSettled([queue.close(), events.close()]);
  redis.disconnect();
  await closing;
}
