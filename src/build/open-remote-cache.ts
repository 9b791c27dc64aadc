import { parseUrl } from '../model/parse-url.ts';
import type { CacheKeys } from '../remote-cache/keys.ts';
import type { RemoteCache } from '../remote-cache/remote-cache.ts';
import type { Transport } from '../remote-cache/transport.ts';
import type { Host } from './host.ts';
import { isPullRequest } from './pull-request.ts';
import type { BuildOptions } from './options.ts';
import { UsageError } from './usage-error.ts';

/** `cache.remote` in the publication file. */
export interface RemoteCacheSettings {
  readonly url?: string | undefined;
  /** The public keys of the builders whose values are taken. */
  readonly trust: readonly string[];
}

type CacheOptions = Pick<BuildOptions, 'cache' | 'cacheRemote' | 'cacheReadOnly' | 'queue'>;
type Environment = Pick<Host, 'environment'>;

/**
 * The cache that machines share, where one is named: by the option, by `KOLOFON_CACHE_REMOTE`, or by the publication, in
 * this order; else the one on the server of the queue. Loaded only then.
 */
export async function openRemoteCacheOf(
  options: CacheOptions,
  host: Environment,
  settings: RemoteCacheSettings | undefined,
): Promise<RemoteCache | undefined> {
  if (options.cache === false) return undefined;
  const server = await findCacheServer(options, host, settings);
  if (server === undefined) return undefined;
  const { openRemoteCache } = await import('../remote-cache/remote-cache.ts');
  const { open, name, keys } = server;
  return openRemoteCache({ transport: await open(), name, keys, isReadOnly: readsOnly(options, host) });
}

/** Whether a build uploads nothing. */
export function readsOnly(options: CacheOptions, { environment }: Environment): boolean {
  return options.cacheReadOnly ?? isPullRequest(environment);
}

/** The address of the queue: from the option, or from `KOLOFON_QUEUE`. */
export function queueOf(
  { queue }: Pick<BuildOptions, 'queue'>,
  { environment }: Environment,
): URL | undefined {
  const address = queue ?? valueOf(environment, 'KOLOFON_QUEUE');
  const url = address === undefined ? undefined : parseUrl(address);
  if (address !== undefined && !['redis:', 'rediss:'].includes(url?.protocol ?? ''))
    throw new UsageError(
      (nameOf) => `${nameOf('queue')} takes an address with redis: or rediss:, not "${address}".`,
    );
  return url;
}

/** A server that keeps the values of a shared cache. */
export interface CacheServer {
  readonly open: () => Promise<Transport>;
  /** For messages: without a password. */
  readonly name: string;
  readonly keys: CacheKeys;
}

export async function findCacheServer(
  options: Pick<CacheOptions, 'cacheRemote' | 'queue'>,
  { environment }: Environment,
  settings: RemoteCacheSettings | undefined,
): Promise<CacheServer | undefined> {
  const address =
    options.cacheRemote ??
    valueOf(environment, 'KOLOFON_CACHE_REMOTE') ??
    settings?.url ??
    queueOf(options, { environment })?.href;
  if (address === undefined) return undefined;
  const { transports } = await import('../remote-cache/transports.ts');
  const url = parseUrl(address);
  const open = url && transports[url.protocol];
  if (url === undefined || open === undefined)
    throw new UsageError(
      (nameOf) =>
        `${nameOf('cacheRemote')} takes an address with ${Object.keys(transports).join(', ')}, not "${address}".`,
    );
  const keys = await keysFrom(environment, settings?.trust ?? []);
  if (keys.trusted.length === 0)
    throw new UsageError(
      'A shared cache needs the public key of its builders in cache.remote.trust of publication.yaml: kolofon cache keys makes one.',
    );
  return { open: () => open(url, valueOf(environment, 'KOLOFON_CACHE_TOKEN')), name: url.host, keys };
}

async function keysFrom(environment: Host['environment'], trust: readonly string[]): Promise<CacheKeys> {
  const { isKeyText, readKeys } = await import('../remote-cache/keys.ts');
  const checked = (source: string, text: string): string => {
    if (!isKeyText(text)) throw new UsageError(`${source} is not a key: kolofon cache keys makes one.`);
    return text;
  };
  const secret = (variable: string) => {
    const text = valueOf(environment, variable);
    return text === undefined ? undefined : checked(variable, text);
  };
  return readKeys({
    trusted: trust,
    signing: secret('KOLOFON_CACHE_SIGNING_KEY'),
    members: secret('KOLOFON_CACHE_MEMBERS_KEY'),
  });
}

/** An empty variable is as good as none: so CI services give a secret that a pull request must not have. */
function valueOf(environment: Host['environment'], name: string): string | undefined {
  const value = environment[name];
  return value === '' ? undefined : value;
}
