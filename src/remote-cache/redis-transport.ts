import { Redis } from 'ioredis';
import { answerLimit, mostBytes, ServerError, type EntryName, type Transport } from './transport.ts';

/** Redis and Valkey. Each namespace has a prefix of its own, to which the rules of an account can restrict it. */
export function openRedisTransport(url: URL, limit = answerLimit): Transport {
  const redis = new Redis(url.href, {
    lazyConnect: true,
    connectTimeout: limit,
    commandTimeout: limit,
    maxRetriesPerRequest: 0,
    // A server that is lost is not asked again.
    retryStrategy: () => null,
  });
  // A command that fails says only that the connection is closed.
  let lost: unknown;
  redis.on('error', (error) => (lost ??= error));
  const explained = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      throw lost ?? error;
    }
  };
  const nameOf = ({ namespace, name }: EntryName) => `kolofon:${namespace}:${name}`;
  return {
    get: async (entry) => {
      const size = await explained(redis.strlen(nameOf(entry)));
      if (size > mostBytes) throw new ServerError('it holds more than a value can be');
      return (await explained(redis.getBuffer(nameOf(entry)))) ?? undefined;
    },
    put: async (entry, bytes, lifetime) => {
      const value = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
      const name = nameOf(entry);
      if (lifetime === undefined) await explained(redis.set(name, value, 'NX'));
      else if ((await explained(redis.set(name, value, 'EX', lifetime, 'NX'))) === null)
        await explained(redis.expire(name, lifetime));
    },
    close: () => {
      redis.disconnect();
      return Promise.resolve();
    },
  };
}
