import { availableParallelism } from 'node:os';
import { openCache } from '../cache/cache.ts';
import { openPrinter } from '../platform/browser.ts';
import { openScratchFile } from '../platform/scratch-file.ts';
import { serveHealth } from '../queue/health.ts';
import type { WorkKind } from '../queue/kinds/work-kind.ts';
import { workKinds } from '../queue/kinds/kinds.ts';
import type { QueueLimits } from '../queue/limits.ts';
import { startWorker as start, type FinishedJob, type OwnKind } from '../queue/worker.ts';
import { openExchange } from '../remote-cache/exchange.ts';
import type { Namespace } from '../remote-cache/transport.ts';
import type { Host } from './host.ts';
import { findCacheServer, queueOf } from './open-remote-cache.ts';
import { browserOf, cacheOf, checkNumber } from './read-options.ts';
import { openReuse } from './reuse.ts';
import { UsageError } from './usage-error.ts';

/** What a worker is asked to do. */
export interface WorkerOptions {
  /** The address of the queue (default: that of `KOLOFON_QUEUE`). */
  readonly queue?: string | undefined;
  /** The address of the shared cache (default: that of `KOLOFON_CACHE_REMOTE`, or the server of the queue). */
  readonly cacheRemote?: string | undefined;
  /** How many jobs at a time (default: one for each core). */
  readonly concurrency?: number | undefined;
  /** Where to answer questions about its health (default: nowhere). */
  readonly healthPort?: number | undefined;
  /** How long to wait for unfinished jobs before they are given back, in seconds (default: 25). */
  readonly grace?: number | undefined;
  /** The folder of the build cache; `false` reads and keeps nothing. */
  readonly cache?: string | false | undefined;
  /** The file of the Chrome or Chromium that prints, and no other (default: the first found). */
  readonly browser?: string | undefined;
}

export interface StartedWorker {
  /** `redis.internal:6379` */
  readonly server: string;
  /** What it can do. */
  readonly kinds: readonly string[];
  readonly namespaces: readonly Namespace[];
  readonly concurrency: number;
  readonly healthPort: number | undefined;
  /** Finishes its jobs, or gives them back, and ends. */
  stop(): Promise<void>;
}

/** In seconds: less than the 30 that Kubernetes grants. */
const usualGrace = 25;

/** Starts to take jobs from a queue. Throws a `UsageError` for options and variables that do not do. */
export async function startWorker(
  options: WorkerOptions,
  host: Host,
  onJob: (job: FinishedJob) => void,
  limits?: QueueLimits,
): Promise<StartedWorker> {
  const url = queueOf(options, host);
  if (url === undefined)
    throw new UsageError((nameOf) => `A worker needs a queue: ${nameOf('queue')}, or KOLOFON_QUEUE.`);
  const concurrency = checkNumber('concurrency', options.concurrency ?? availableParallelism());
  const grace = checkNumber('grace', options.grace ?? usualGrace);
  const { healthPort } = options;
  if (healthPort !== undefined) checkNumber('healthPort', healthPort);
  const executablePath = browserOf(options, host);
  const server = await findCacheServer(options, host, { trust: await trustOf(host) });
  if (server?.keys.signing === undefined)
    throw new UsageError('A worker needs KOLOFON_CACHE_SIGNING_KEY: kolofon cache keys makes one.');
  const namespaces: Namespace[] = server.keys.members === undefined ? ['open'] : ['open', 'members'];

  const printer = openPrinter({ executablePath, environment: host.environment });
  const scratch = openScratchFile();
  const folder = cacheOf(options, host);
  const cache = folder === undefined ? undefined : openCache(folder);
  const { pictures, indexPages, printedBy } = openReuse({ cache }, printer, host, scratch)('everyone');
  const services = { print: printer.print, pictures, indexPages, printedBy, fingerprint: host.fingerprint };
  const ownKind = async (load: () => Promise<WorkKind>): Promise<OwnKind> => {
    const { madeBy, listBlobs, make } = await load();
    return {
      madeBy: () => madeBy(services),
      listBlobs,
      make: (input, readBlob) => make({ input, readBlob }, services),
    };
  };
  const kinds = Object.fromEntries(
    await Promise.all(
      Object.entries(workKinds).map(async ([id, load]) => [id, await ownKind(load)] as const),
    ),
  );
  const exchange = openExchange(server.open, server.keys);
  const worker = await start({ url, exchange, kinds, namespaces, slots: concurrency, onJob, limits });
  const health = healthPort === undefined ? undefined : await serveHealth(healthPort, worker);
  return {
    server: url.host,
    kinds: Object.keys(kinds),
    namespaces,
    concurrency,
    healthPort: health?.port,
    stop: async () => {
      await worker.stop(grace * 1000);
      health?.close();
      await printer.close();
      scratch.close();
    },
  };
}

/** Whose inputs a worker takes: those of builders with its own key, and of those that the variable names. */
async function trustOf({ environment }: Pick<Host, 'environment'>): Promise<string[]> {
  const { isKeyText, publicKeyOf } = await import('../remote-cache/keys.ts');
  const named = (environment['KOLOFON_CACHE_TRUST'] ?? '').split(',').map((key) => key.trim());
  const others = named.filter((key) => key !== '');
  if (!others.every(isKeyText))
    throw new UsageError('KOLOFON_CACHE_TRUST takes public keys with commas between them.');
  const own = environment['KOLOFON_CACHE_SIGNING_KEY'] ?? '';
  return isKeyText(own) ? [publicKeyOf(own), ...others] : others;
}
