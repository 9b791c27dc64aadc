import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How many ports are tried. */
const attempts = 50;
const lastPort = 65_535;

/** Listens at a port or, where something else does, at the next that is free. Gives the port. */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  const last = Math.min(port + attempts - 1, lastPort);
  for (let next = port; ; next += 1) {
    try {
      return await listenAt(server, host, next);
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || next >= last) throw error;
    }
  }
}

function listenAt(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
