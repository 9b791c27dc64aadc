import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { makeQueue } from '../../platform/make-queue.ts';
import { listName } from '../published-list.ts';
import { PublishError, type LocalFile, type PublishTarget } from '../target.ts';
import { readListing, type ListedObject } from './s3-listing.ts';

/** Where a bucket is, and who writes to it. */
export interface S3Settings {
  readonly bucket: string;
  /** Before each key: empty, or with a slash at its end. */
  readonly prefix: string;
  /** That of another service than Amazon's; undefined for Amazon's own. */
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
}

/** Requests at a time. */
const abreast = 8;

/** A file of this size goes alone, in bytes: it is held in memory. */
const large = 16 * 2 ** 20;

/** How often a request is sent that fails for no lasting reason, and how long it waits after the first time. */
const attempts = 5;
const firstPause = 200;

/** The longest that an answer may take, in milliseconds, beside a second for each 100 kB. */
const answerLimit = 30_000;

/** A bucket of Amazon S3, or of any service with its interface (Amazon S3 API Reference, 2006-03-01). */
export function openS3Target(settings: S3Settings): PublishTarget {
  const { bucket, prefix, region, accessKeyId, secretAccessKey, sessionToken } = settings;
  const client = new AwsClient({
    service: 's3',
    region,
    accessKeyId,
    secretAccessKey,
    retries: 0,
    ...(sessionToken !== undefined && { sessionToken }),
  });
  const name = `s3://${bucket}/${prefix}`;
  const base = addressOfBucket(settings);
  const address = (path: string) =>
    `${base}/${`${prefix}${path}`.split('/').map(encodeURIComponent).join('/')}`;

  const ask = async (what: string, url: string, init: RequestInit = {}, size = 0): Promise<Response> => {
    for (let attempt = 1; ; attempt += 1) {
      const problem = await send(url, init, size);
      if (problem instanceof Response && (problem.ok || problem.status === 404)) return problem;
      const isLasting = problem instanceof Response && problem.status < 500 && problem.status !== 429;
      if (isLasting || attempt === attempts)
        throw new PublishError(`${what} failed: ${await describe(problem, name)}`);
      if (problem instanceof Response) await problem.body?.cancel();
      await wait(firstPause * 2 ** (attempt - 1));
    }
  };
  const send = async (url: string, init: RequestInit, size: number): Promise<Response | Error> => {
    try {
      const signal = AbortSignal.timeout(answerLimit + Math.ceil(size / 100));
      return await client.fetch(url, { ...init, signal });
    } catch (error) {
      // What `fetch` says of a network, and of an answer that does not come.
      if (error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError'))
        return error;
      throw error;
    }
  };
  const put = async (path: string, bytes: Uint8Array, headers: Record<string, string>): Promise<void> => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const response = await ask(
      `The upload of "${path}"`,
      address(path),
      {
        method: 'PUT',
        body: bytes as Uint8Array<ArrayBuffer>,
        headers: { ...headers, 'x-amz-content-sha256': sha256 },
      },
      bytes.length,
    );
    await response.body?.cancel();
    if (response.status === 404) throw new PublishError(`There is no bucket "${bucket}" (${base}).`);
  };
  const list = async (most?: number): Promise<ListedObject[]> => {
    const found: ListedObject[] = [];
    for (let token: string | undefined; ;) {
      const query = new URLSearchParams({
        'list-type': '2',
        prefix,
        ...(most !== undefined && { 'max-keys': String(most) }),
        ...(token !== undefined && { 'continuation-token': token }),
      });
      const response = await ask('The list of the bucket', `${base}/?${query.toString()}`);
      if (response.status === 404) throw new PublishError(`There is no bucket "${bucket}" (${base}).`);
      const { objects, next } = readListing(await response.text());
      for (const object of objects) found.push(object);
      token = next;
      if (token === undefined || most !== undefined) return found;
    }
  };
  const uploadOne = async (file: LocalFile): Promise<void> => {
    const { path, headers } = file;
    await put(path, readFileSync(file.file), {
      'content-type': headers.contentType,
      'cache-control': headers.cacheControl,
      ...(headers.contentDisposition !== undefined && { 'content-disposition': headers.contentDisposition }),
    });
  };

  return {
    name,
    readList: async () => {
      const response = await ask('The list of what is published', address(listName));
      if (response.status === 404) {
        await response.body?.cancel();
        return undefined;
      }
      return response.text();
    },
    writeList: (text) =>
      put(listName, Buffer.from(text), { 'content-type': 'application/json', 'cache-control': 'no-store' }),
    isEmpty: async () => (await list(1)).length === 0,
    findSame: async (files) => {
      const there = new Map((await list()).map(({ key, tag }) => [key, tag]));
      // Of an object that was uploaded whole and is not encrypted with a key of the customer's, the tag is its MD5 sum.
      const isSame = ({ path, file }: LocalFile): boolean => {
        const tag = there.get(`${prefix}${path}`);
        return tag !== undefined && tag === createHash('md5').update(readFileSync(file)).digest('hex');
      };
      return new Set(files.filter(isSame).map(({ path }) => path));
    },
    upload: (files, done) => {
      const alone = makeQueue();
      return inTurn(files, async (file) => {
        await (file.size < large ? uploadOne(file) : alone(() => uploadOne(file)));
        done(file);
      });
    },
    remove: (paths) =>
      inTurn(paths, async (path) => {
        const response = await ask(`The deletion of "${path}"`, address(path), { method: 'DELETE' });
        await response.body?.cancel();
      }),
  };
}

/** By its own host, unless its name is none, or the service is not Amazon's. */
function addressOfBucket({ bucket, endpoint, region }: S3Settings): string {
  if (endpoint !== undefined) return `${endpoint.replace(/\/+$/, '')}/${bucket}`;
  const host = `s3.${region}.amazonaws.com`;
  return bucket.includes('.') ? `https://${host}/${bucket}` : `https://${bucket}.${host}`;
}

/** So many at a time; the first failure ends the rest. */
async function inTurn<T>(items: readonly T[], action: (item: T) => Promise<void>): Promise<void> {
  const work = items.values();
  let isFailed = false;
  const worker = async (): Promise<void> => {
    for (const item of work) {
      if (isFailed) return;
      try {
        await action(item);
      } catch (error) {
        isFailed = true;
        throw error;
      }
    }
  };
  // All of them have stopped before anybody hears of the failure.
  const results = await Promise.allSettled(Array.from({ length: abreast }, worker));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

async function describe(problem: Response | Error, name: string): Promise<string> {
  if (problem instanceof Response) {
    const text = await problem.text().catch(() => '');
    const code = /<Code>([^<]*)<\/Code>/.exec(text)?.[1];
    const meaning =
      problem.status === 403 ? ' The keys may not do this: check them, and the policy of the bucket.' : '';
    return `${name} answered with status ${String(problem.status)}${code === undefined ? '' : ` (${code})`}.${meaning}`;
  }
  if (problem.name === 'TimeoutError') return `${name} did not answer in time.`;
  const cause = problem.cause instanceof Error ? problem.cause : problem;
  const reason = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
  return `${name} cannot be reached (${reason}).`;
}
