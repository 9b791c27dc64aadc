import { Redis } from 'ioredis';

/** A connection that comes back after the server was away. Errors are reported by the commands. */
export function openRedis(url: URL): Redis {
  const redis = new Redis(url.href, {
    // BullMQ asks for this: it waits for a server itself.
    maxRetriesPerRequest: null,
    retryStrategy: (attempts) => Math.min(attempts * 200, 2_000),
  });
  redis.on('error', () => undefined);
  return redis;
}

/** A connection whose commands fail at once, or after this many milliseconds, while the server is away. */
export function openImpatientRedis(url: URL, limit: number): Redis {
  const redis = new Redis(url.href, {
    lazyConnect: true,
    connectTimeout: limit,
    commandTimeout: limit,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    retryStrategy: (attempts) => Math.min(attempts * 200, 2_000),
  });
  redis.on('error', () => undefined);
  return redis;
}
