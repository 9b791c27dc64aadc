import { parseUrl } from '../model/parse-url.ts';
import type { CacheKeys } from '../remote-cache/keys.ts';
import type { RemoteCache } from '../remote-cache/remote-cache.ts';
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

/**
 * The cache that machines share, where one is named: by the option, by `KOLOFON_CACHE_REMOTE`, or by the publication, in
 * this order. Loaded only then.
 */
export async function openRemoteCacheOf(
  options: Pick<BuildOptions, 'cache' | 'cacheRemote' | 'cacheReadOnly'>,
  { environment }: Pick<Host, 'environment'>,
  settings: RemoteCacheSettings | undefined,
): Promise<RemoteCache | undefined> {
  const address = options.cacheRemote ?? valueOf(environment, 'KOLOFON_CACHE_REMOTE') ?? settings?.url;
  if (address === undefined || options.cache === false) return undefined;
  const { openRemoteCache } = await import('../remote-cache/remote-cache.ts');
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
  return openRemoteCache({
    transport: await open(url, valueOf(environment, 'KOLOFON_CACHE_TOKEN')),
    name: url.host,
    keys,
    isReadOnly: options.cacheReadOnly ?? isPullRequest(environment),
  });
}

async function keysFrom(environment: Host['environment'], trust: readonly string[]): Promise<CacheKeys> {
  const { isKeyText, readKeys } = await import('../remote-cache/keys.ts');
  const secret = (variable: string) => {
    const text = valueOf(environment, variable);
    if (text !== undefined && !isKeyText(text))
      throw new UsageError(`${variable} is not a key: kolofon cache keys makes one.`);
    return text;
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
