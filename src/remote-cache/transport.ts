import { keyOf } from '../cache/key.ts';

/**
 * A server that keeps bytes under names: digests in hex. Every function rejects when the server cannot be reached, does
 * not answer in time, or refuses.
 */
export interface Transport {
  /** Undefined where the server has none. Rejects for a value of more than `mostBytes`. */
  get(entry: EntryName): Promise<Uint8Array | undefined>;
  /** Leaves what is already there. A server that can forgets it so many seconds after it was last put. */
  put(entry: EntryName, bytes: Uint8Array, lifetime?: number): Promise<void>;
  close(): Promise<void>;
}

export interface EntryName {
  readonly namespace: Namespace;
  /** A sha-256 digest in hex. */
  readonly name: string;
}

/** The entry of a value: its kind, and its key among those of the kind. */
export function entryOf(namespace: Namespace, kind: string, key: string): EntryName {
  return { namespace, name: keyOf(['kolofon', kind, key]) };
}

/** What everyone may read, and what only a builder of the members' edition can: apart on the server, too. */
export type Namespace = 'open' | 'members';

/** The largest value that is taken from a server or given to it, in bytes. */
export const mostBytes = 512 * 2 ** 20;

/** The longest that a server may take for one answer, in milliseconds. */
export const answerLimit = 15_000;

/** A server that answered, but not with a value. */
export class ServerError extends Error {}

/** The reason as the system or the server gives it. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError' || /timed out/i.test(error.message)) return 'it did not answer in time';
  const cause = error.cause instanceof Error ? error.cause : error;
  const reason = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
  return /^ECONNREFUSED|ENOTFOUND|ECONNRESET|EAI_AGAIN/.test(reason)
    ? `it cannot be reached (${reason})`
    : reason.replace(/\.$/, '');
}
