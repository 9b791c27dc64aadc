import type { SharedStore, Store } from '../cache/store.ts';
import {
  describeFailure,
  entryOf,
  mostBytes,
  type EntryName,
  type Namespace,
  type Transport,
} from './transport.ts';
import { readEntry, writeEntry } from './entry.ts';
import type { CacheKeys } from './keys.ts';

/**
 * The cache that a publisher's machines share, behind that of each machine. Whatever its server does, a build goes on:
 * one that fails once is not asked again, and what no trusted builder signed is not there.
 */
export interface RemoteCache {
  /** The values of a kind: those of this machine first. */
  share(local: Store, kind: string, namespace: Namespace): SharedStore;
  /** Uploads what was made, and gives what a person should know of it, a line each. */
  finish(): Promise<readonly string[]>;
  /** Leaves the server, and uploads nothing more: what a build refused may hold what it must not. */
  close(): Promise<void>;
}

export interface RemoteCacheOptions {
  readonly transport: Transport;
  /** The server, for messages: without a password. */
  readonly name: string;
  readonly keys: CacheKeys;
  readonly isReadOnly: boolean;
}

/** Values that are uploaded at a time. */
const abreast = 4;

/** The longest that a build waits for its uploads, in milliseconds. */
const uploadLimit = 120_000;

export function openRemoteCache({
  transport,
  name: server,
  keys,
  isReadOnly,
}: RemoteCacheOptions): RemoteCache {
  const counts = { found: 0, uploaded: 0, foreign: 0 };
  let failure: string | undefined;
  const uploads: (() => Promise<void>)[] = [];

  /** What the server gives, or undefined: also for whatever it could not do, which ends the conversation. */
  const ask = async <T>(question: () => Promise<T>): Promise<T | undefined> => {
    if (failure !== undefined) return undefined;
    try {
      return await question();
    } catch (error) {
      failure ??= describeFailure(error);
      return undefined;
    }
  };
  const fetchValue = async (entry: EntryName): Promise<Uint8Array | undefined> => {
    const bytes = await ask(() => transport.get(entry));
    if (bytes === undefined) return undefined;
    const content = readEntry(entry, bytes, keys);
    counts[content === undefined ? 'foreign' : 'found'] += 1;
    return content;
  };
  const upload = async (entry: EntryName, local: Store, key: string): Promise<void> => {
    const content = local.find(key);
    const bytes = content && writeEntry(entry, content, keys);
    if (bytes === undefined || bytes.length > mostBytes) return;
    const isDone = await ask(async () => {
      await transport.put(entry, bytes);
      return true;
    });
    if (isDone === true) counts.uploaded += 1;
  };

  return {
    share: (local, kind, namespace) => {
      const isOpen = namespace === 'open' || keys.members !== undefined;
      if (!isOpen) return local;
      const nameOf = (key: string): EntryName => entryOf(namespace, kind, key);
      return {
        find: (key) => {
          const own = local.find(key);
          if (own !== undefined || failure !== undefined) return own;
          return fetchValue(nameOf(key)).then((content) => {
            if (content !== undefined) local.keep(key, content);
            return content;
          });
        },
        keep: (key, ...pieces) => {
          local.keep(key, ...pieces);
          if (!isReadOnly && keys.signing !== undefined) uploads.push(() => upload(nameOf(key), local, key));
        },
      };
    },
    finish: async () => {
      const work = uploads.values();
      const worker = async () => {
        for (const next of work) await next();
      };
      await withinLimit(Promise.all(Array.from({ length: abreast }, worker)), () => {
        failure ??= 'it took too long to upload';
      });
      return describe(server, counts, failure);
    },
    close: () => transport.close(),
  };
}

async function withinLimit(work: Promise<unknown>, giveUp: () => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      giveUp();
      resolve();
    }, uploadLimit);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}

function describe(
  server: string,
  {
    found,
    uploaded,
    foreign,
  }: { readonly found: number; readonly uploaded: number; readonly foreign: number },
  failure: string | undefined,
): string[] {
  const lines = [`Shared cache ${server}: ${String(found)} found, ${String(uploaded)} uploaded.`];
  if (foreign > 0)
    lines.push(
      `Shared cache ${server}: ${String(foreign)} ${foreign === 1 ? 'entry was' : 'entries were'} not signed by a trusted builder, and ignored.`,
    );
  if (failure !== undefined) lines.push(`Shared cache ${server}: ${failure}. The build went on without it.`);
  return lines;
}
