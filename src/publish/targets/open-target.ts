import { resolve, sep } from 'node:path';
import { parseUrl } from '../../model/parse-url.ts';
import { PublishError, type PublishTarget } from '../target.ts';

type Environment = Readonly<Record<string, string | undefined>>;

interface Given {
  readonly target: string;
  /** The folder of the edition. */
  readonly source: string;
  readonly environment: Environment;
}

type OpenTarget = (given: Given) => Promise<PublishTarget>;

interface TargetKind {
  readonly fits: (target: string) => boolean;
  readonly open: OpenTarget;
}

/** The kinds of targets: the first that fits is taken. */
const kinds: readonly TargetKind[] = [
  {
    fits: (target) => target.startsWith('s3:'),
    open: async ({ target, environment }) => {
      const { openS3Target } = await import('./s3-target.ts');
      return openS3Target({ ...readBucket(target), ...readAccess(environment) });
    },
  },
  {
    fits: (target) => target.startsWith('rsync:') || /^[^/\\:]{2,}:(?!\/\/)/.test(target),
    open: async ({ target, source, environment }) => {
      if (/^rsync:(?!\/\/[^/])/.test(target))
        throw new PublishError(
          `"${target}" is no target of rsync: write rsync://host/module/path, or user@host:path.`,
        );
      const { openRsyncTarget } = await import('./rsync-target.ts');
      return openRsyncTarget(target, source, environment);
    },
  },
  {
    fits: (target) => /^[a-z][a-z0-9+.-]+:\/\//i.test(target),
    open: ({ target }) =>
      Promise.reject(
        new PublishError(`"${target}" is no target: name a folder, s3://bucket/prefix, or user@host:path.`),
      ),
  },
  {
    fits: () => true,
    open: async ({ target, source }) => {
      const [from, to] = [resolve(source), resolve(target)];
      if (`${to}${sep}`.startsWith(`${from}${sep}`) || `${from}${sep}`.startsWith(`${to}${sep}`))
        throw new PublishError(
          `"${target}" is in the folder that is published, or around it: name another one.`,
        );
      const { openFolderTarget } = await import('./folder-target.ts');
      return openFolderTarget(target);
    },
  },
];

export function openTarget(given: Given): Promise<PublishTarget> {
  if (given.target === '' || given.target.startsWith('-'))
    return Promise.reject(new PublishError(`"${given.target}" is no target.`));
  const kind = kinds.find(({ fits }) => fits(given.target));
  if (kind === undefined) throw new Error('Every target is of some kind.');
  return kind.open(given);
}

/** Names of buckets: Amazon S3 User Guide, "General purpose bucket naming rules". */
function readBucket(target: string): { readonly bucket: string; readonly prefix: string } {
  const url = parseUrl(target);
  const bucket = url?.host ?? '';
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    throw new PublishError(`"${target}" names no bucket: write s3://bucket or s3://bucket/prefix.`);
  const path = decodeURIComponent(url?.pathname ?? '').replaceAll(/^\/+|\/+$/g, '');
  return { bucket, prefix: path === '' ? '' : `${path}/` };
}

function readAccess(environment: Environment) {
  const value = (...names: string[]): string | undefined =>
    names.map((name) => environment[name]).find((one) => one !== undefined && one !== '');
  const accessKeyId = value('AWS_ACCESS_KEY_ID');
  const secretAccessKey = value('AWS_SECRET_ACCESS_KEY');
  if (accessKeyId === undefined || secretAccessKey === undefined)
    throw new PublishError(
      'A bucket needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY: aws configure export-credentials --format env prints them.',
    );
  const endpoint = value('AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL');
  if (endpoint !== undefined && !/^https?:$/.test(parseUrl(endpoint)?.protocol ?? ''))
    throw new PublishError(`AWS_ENDPOINT_URL is no address of a server: "${endpoint}".`);
  return {
    accessKeyId,
    secretAccessKey,
    sessionToken: value('AWS_SESSION_TOKEN'),
    endpoint,
    region: value('AWS_REGION', 'AWS_DEFAULT_REGION') ?? 'us-east-1',
  };
}
