import type { Coordinator } from '../queue/coordinator.ts';
import type { Host } from './host.ts';
import { findCacheServer, queueOf, readsOnly, type RemoteCacheSettings } from './open-remote-cache.ts';
import type { BuildOptions } from './options.ts';
import type { Progress } from './progress.ts';
import { UsageError } from './usage-error.ts';

/**
 * The workers that help with a build, where a queue is named. A build that only reads the shared cache gives them nothing
 * to do: it could not upload it.
 */
export async function openCoordinatorOf(
  options: BuildOptions,
  host: Pick<Host, 'environment'>,
  settings: RemoteCacheSettings | undefined,
  progress: Pick<Progress, 'working'>,
): Promise<Coordinator | undefined> {
  const url = queueOf(options, host);
  if (url === undefined || readsOnly(options, host)) return undefined;
  if (options.cache === false)
    throw new UsageError((nameOf) => `${nameOf('queue')} needs the cache, which is switched off.`);
  const server = await findCacheServer(options, host, settings);
  if (server?.keys.signing === undefined)
    throw new UsageError(
      (nameOf) => `${nameOf('queue')} needs KOLOFON_CACHE_SIGNING_KEY: kolofon cache keys makes one.`,
    );
  const { openExchange } = await import('../remote-cache/exchange.ts');
  const { openCoordinator } = await import('../queue/coordinator.ts');
  return openCoordinator({
    url,
    exchange: openExchange(server.open, server.keys),
    namespaces: server.keys.members === undefined ? ['open'] : ['open', 'members'],
    onChange: (state) => progress.working(`Queue: ${state}`),
  });
}
