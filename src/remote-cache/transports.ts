import { openHttpTransport } from './http-transport.ts';
import type { Transport } from './transport.ts';
import { lookupTable } from '../model/lookup-table.ts';

type OpenTransport = (url: URL, token: string | undefined) => Promise<Transport>;

const http: OpenTransport = (url, token) => Promise.resolve(openHttpTransport(url, token));
const redis: OpenTransport = async (url) => {
  const { openRedisTransport } = await import('./redis-transport.ts');
  return openRedisTransport(url);
};

/** The servers that can be asked, by the protocol of their address. */
export const transports: Readonly<Record<string, OpenTransport>> = lookupTable({
  'http:': http,
  'https:': http,
  'redis:': redis,
  'rediss:': redis,
});
