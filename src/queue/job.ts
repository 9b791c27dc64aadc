import type { Namespace } from '../remote-cache/transport.ts';

/** A job on the queue: digests alone, because everyone who can reach the queue can read it. */
export interface Job {
  /** The id of a kind of work, which is also that of its values in the shared cache. */
  readonly kind: string;
  /** Of the value that is wanted. */
  readonly key: string;
  /** SHA-256 of the input, in hexadecimal. */
  readonly input: string;
  /** Names the versions of all that makes the value. */
  readonly madeBy: string;
}

/** The names of the queues. Jobs of the members' edition are on a queue of their own. */
export const queueNames = {
  open: 'kolofon-open',
  members: 'kolofon-members',
} as const satisfies Record<Namespace, string>;

/** The kinds of entries through which a build gives workers their inputs: by their SHA-256. */
export const inputKinds = { input: 'inputs', blob: 'blobs' } as const;

/** Anyone who can reach the queue can write to it. */
export function isJob(data: unknown): data is Job {
  if (typeof data !== 'object' || data === null) return false;
  const fields = data as Record<string, unknown>;
  const isDigest = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
  return (
    typeof fields['kind'] === 'string' &&
    typeof fields['madeBy'] === 'string' &&
    isDigest(fields['key']) &&
    isDigest(fields['input'])
  );
}

/** Begins the reason of a job that failed because the shared cache lost what it is made from. */
export const missingInput = 'The shared cache has no';
