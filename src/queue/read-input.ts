import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { UnrecoverableError } from 'bullmq';
import type { Exchange } from '../remote-cache/exchange.ts';
import { mostBytes, type Namespace } from '../remote-cache/transport.ts';
import { inputKinds, missingInput, type Job } from './job.ts';
import type { WorkKind } from './kinds/work-kind.ts';

interface JobInput {
  readonly input: Uint8Array;
  /** By their digests. */
  readonly blobs: ReadonlyMap<string, Uint8Array>;
}

/** Fetches what a job is made from. */
export type ReadInput = (
  namespace: Namespace,
  job: Job,
  listBlobs: WorkKind['listBlobs'],
) => Promise<JobInput>;

/** Blobs are kept for the next jobs, above all fonts: so many bytes of them. */
const mostKept = 64 * 2 ** 20;

export function openInputs(exchange: Exchange): ReadInput {
  const kept = new Map<string, Uint8Array>();
  let size = 0;
  const keep = (digest: string, bytes: Uint8Array): void => {
    kept.set(digest, bytes);
    size += bytes.length;
    for (const [oldest, old] of kept) {
      if (size <= mostKept) return;
      kept.delete(oldest);
      size -= old.length;
    }
  };
  const fetchExact = async (namespace: Namespace, kind: string, digest: string): Promise<Uint8Array> => {
    const bytes = await exchange.get({ namespace, kind, key: digest });
    if (bytes === undefined) throw new UnrecoverableError(`${missingInput} ${kind} ${digest}`);
    if (createHash('sha256').update(bytes).digest('hex') !== digest)
      throw new UnrecoverableError(`The ${kind} ${digest} is corrupt.`);
    return bytes;
  };
  return async (namespace, job, listBlobs) => {
    const packed = await fetchExact(namespace, inputKinds.input, job.input);
    const input = await promisify(inflate)(packed, { maxOutputLength: mostBytes });
    const blobs = await Promise.all(
      listBlobs(input).map(async (digest) => {
        const known = kept.get(digest);
        const bytes = known ?? (await fetchExact(namespace, inputKinds.blob, digest));
        if (known === undefined && !kept.has(digest)) keep(digest, bytes);
        return [digest, bytes] as const;
      }),
    );
    return { input, blobs: new Map(blobs) };
  };
}
