import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { lookupTable } from '../model/lookup-table.ts';

/** What orchestrators ask of a worker: whether to restart it, and whether it can take jobs. */
export interface Health {
  readonly isAlive: () => boolean;
  readonly isReady: () => boolean;
}

/** Answers `/live` and `/ready` with 200 or 503, on all networks of the machine; port 0 is any free one. */
export async function serveHealth(
  port: number,
  { isAlive, isReady }: Health,
): Promise<{ readonly port: number; close(): void }> {
  const checks: Readonly<Record<string, () => boolean>> = lookupTable({
    '/live': isAlive,
    '/ready': isReady,
  });
  const server = createServer(({ url = '' }, response) => {
    const check = checks[url];
    const [status, text] =
      check === undefined ? [404, 'See /live and /ready.'] : check() ? [200, 'yes'] : [503, 'no'];
    response.writeHead(status, { 'content-type': 'text/plain', connection: 'close' }).end(`${text}\n`);
  }).listen(port);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
