import { createHash, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import type { Blob, PackedWork, WorkOrder } from '../cache/elsewhere.ts';
import { makeQueue } from '../platform/make-queue.ts';
import { ExchangeError, type Exchange } from '../remote-cache/exchange.ts';
import type { Namespace } from '../remote-cache/transport.ts';
import { inputKinds, type Job } from './job.ts';
import { usualLimits, type QueueLimits } from './limits.ts';
import { openOutstanding, type Outstanding } from './outstanding.ts';

/** The machines of a publisher, as a build sees them. */
export interface Coordinator {
  /** Has a value made by a worker; undefined where the build has to make it. */
  make(namespace: Namespace, order: WorkOrder): Promise<Uint8Array | undefined>;
  /** What a person should know of it, a line each. */
  describe(): readonly string[];
  close(): Promise<void>;
}

export interface CoordinatorOptions {
  readonly url: URL;
  /** The shared cache. */
  readonly exchange: Exchange;
  /** Whose values may be given away: those for which there is a key. */
  readonly namespaces: readonly Namespace[];
  /** Hears of each change: `3 workers, 12 of 40 jobs done`. */
  readonly onChange: (state: string) => void;
  readonly limits?: QueueLimits | undefined;
}

/** How long a server of the shared cache need not keep inputs, in seconds. */
const inputLifetime = 24 * 60 * 60;

/** What is larger is not for a shared cache, in bytes. */
const largestInput = 256 * 2 ** 20;

/** Inputs that are packed and uploaded at a time: each is in memory meanwhile. */
const uploadsAbreast = 4;

/** A server that was away for a moment is asked again for the next job. */
const mostFailures = 5;

/** How often a job is put on the queue, where the server has lost it or its input. */
const mostTries = 3;

export function openCoordinator({
  url,
  exchange,
  namespaces,
  onChange,
  limits = usualLimits,
}: CoordinatorOptions): Coordinator {
  const counts = { ordered: 0, done: 0 };
  /** Of the shared cache, in a row. */
  let failures = 0;
  const tellChange = (): void => onChange(describeState(outstanding, counts));
  const outstanding = openOutstanding(url, limits, tellChange);
  const takeTurn = makeQueue(uploadsAbreast);
  /** The blobs that the server has. */
  const sent = new Map<string, Promise<void>>();

  const sendBlob = (namespace: Namespace, { digest, read }: Blob): Promise<void> => {
    const name = `${namespace} ${digest}`;
    const sending =
      sent.get(name) ??
      exchange.put({ namespace, kind: inputKinds.blob, key: digest }, read(), inputLifetime);
    sent.set(name, sending);
    sending.catch(() => sent.delete(name));
    return sending;
  };
  const send = async (namespace: Namespace, { input, blobs }: PackedWork): Promise<string | undefined> => {
    const packed = await promisify(deflate)(input, { level: 1 });
    if (packed.length > largestInput) return undefined;
    const key = createHash('sha256').update(packed).digest('hex');
    for (const blob of blobs) await sendBlob(namespace, blob);
    await exchange.put({ namespace, kind: inputKinds.input, key }, packed, inputLifetime);
    return key;
  };
  /** The digest of the input, once it is on the server. */
  const upload = (namespace: Namespace, order: WorkOrder): Promise<string | undefined> =>
    takeTurn(async () => {
      const packed = await order.pack();
      return packed && send(namespace, packed);
    });
  const attempt = async (
    namespace: Namespace,
    order: WorkOrder,
    tries = 1,
  ): Promise<Uint8Array | undefined> => {
    const input = await upload(namespace, order);
    if (input === undefined) return undefined;
    const { kind, key, madeBy } = order;
    const job: Job = { kind, key, input, madeBy };
    const ending = await outstanding.run(namespace, randomUUID(), job);
    if (ending === 'here') return undefined;
    const value = await exchange.get({ namespace, kind, key });
    if (value !== undefined || ending !== 'gone' || tries === mostTries) return value;
    sent.clear();
    return attempt(namespace, order, tries + 1);
  };

  return {
    make: async (namespace, order) => {
      if (!namespaces.includes(namespace)) return undefined;
      counts.ordered += 1;
      try {
        const value = (await outstanding.isReady()) ? await attempt(namespace, order) : undefined;
        if (value !== undefined) [counts.done, failures] = [counts.done + 1, 0];
        return value;
      } catch (error) {
        // What cannot be packed for a fault of the content cannot be made here either.
        if (!(error instanceof ExchangeError)) throw error;
        failures += 1;
        if (failures === mostFailures) outstanding.giveUp(error);
        return undefined;
      } finally {
        tellChange();
      }
    },
    describe: () => describeAll(url, outstanding, counts),
    close: async () => {
      await outstanding.close();
      await exchange.close();
    },
  };
}

interface Counts {
  readonly ordered: number;
  readonly done: number;
}

function describeState(outstanding: Outstanding, { ordered, done }: Counts): string {
  const { workers, retried } = outstanding.facts();
  const again = retried === 0 ? '' : `, ${String(retried)} retried`;
  return `${count(workers, 'worker')}, ${String(done)} of ${count(ordered, 'job')} done${again}`;
}

function describeAll(url: URL, outstanding: Outstanding, { ordered, done }: Counts): string[] {
  if (ordered === 0) return [];
  const { most, retried, failure } = outstanding.facts();
  const here = ordered - done;
  return [
    `Queue ${url.host}: ${count(done, 'job')} done by ${count(most, 'worker')}, ${String(retried)} retried, ${String(here)} done here.`,
    ...(failure === undefined ? [] : [`Queue ${url.host}: ${failure}. The build went on without it.`]),
  ];
}

function count(number: number, word: string): string {
  return `${String(number)} ${word}${number === 1 ? '' : 's'}`;
}
