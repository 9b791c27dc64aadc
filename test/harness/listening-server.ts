import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on this machine that should not be asked. */
export interface ListeningServer {
  readonly origin: string;
  /** What arrived: a line for each connection, also one that asks for nothing, and for each request. */
  readonly arrived: readonly string[];
  close(): void;
}

export async function openServer(): Promise<ListeningServer> {
  const arrived: string[] = [];
  const server = createServer((request, response) => {
    arrived.push(request.url ?? '');
    response.end();
  });
  server.on('connection', () => arrived.push('a connection'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    origin,
    arrived,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
