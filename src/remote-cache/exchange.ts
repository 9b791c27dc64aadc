import { describeFailure, entryOf, mostBytes, type Namespace, type Transport } from './transport.ts';
import { readEntry, writeEntry } from './entry.ts';
import type { CacheKeys } from './keys.ts';

/** The server of the shared cache could not be asked, or refused. */
export class ExchangeError extends Error {
  override readonly name = 'ExchangeError';
}

/**
 * What a build and its workers hand to each other over the server of a shared cache: at once, and again after the server
 * was away. Rejects with an
 * `ExchangeError` where it cannot be reached.
 */
export interface Exchange {
  /** Undefined for what is not there, and for what no trusted builder signed. */
  get(value: SharedValue): Promise<Uint8Array | undefined>;
  /** Leaves what is already there. With a lifetime, in seconds, a server that can forgets it after that. */
  put(value: SharedValue, content: Uint8Array, lifetime?: number): Promise<void>;
  close(): Promise<void>;
}

/** Names a value: its kind, and its key among those of the kind. */
interface SharedValue {
  readonly namespace: Namespace;
  readonly kind: string;
  readonly key: string;
}

export function openExchange(open: () => Promise<Transport>, keys: CacheKeys): Exchange {
  let opened: Promise<Transport> | undefined;
  const giveUp = async (failed: Promise<Transport>): Promise<void> => {
    // Others may have seen it fail before.
    if (opened !== failed) return;
    opened = undefined;
    await (await failed).close();
  };
  /** A connection that was lost is opened again, once for each question. */
  const ask = async <T>(question: (transport: Transport) => Promise<T>, isLast = false): Promise<T> => {
    const asked = (opened ??= open());
    try {
      return await question(await asked);
    } catch (error) {
      await giveUp(asked).catch(() => undefined);
      if (isLast) throw new ExchangeError(describeFailure(error));
      return ask(question, true);
    }
  };
  return {
    get: async ({ namespace, kind, key }) => {
      const entry = entryOf(namespace, kind, key);
      const bytes = await ask((transport) => transport.get(entry));
      return bytes && readEntry(entry, bytes, keys);
    },
    put: async ({ namespace, kind, key }, content, lifetime) => {
      const entry = entryOf(namespace, kind, key);
      const bytes = writeEntry(entry, content, keys);
      if (bytes === undefined) throw new TypeError(`The keys do not allow to write to "${namespace}".`);
      if (bytes.length > mostBytes) throw new ExchangeError('the value is too large for a shared cache');
      await ask((transport) => transport.put(entry, bytes, lifetime));
    },
    close: async () => {
      await (await opened)?.close();
    },
  };
}
