import type { Server } from 'node:http';
import { type AddressInfo, isIP } from 'node:net';

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

/**
 * Whether a request names this server by a name that nobody else can point here. A page of any other site could let its
 * own name lead to this machine (DNS rebinding) and read what is not published yet; it cannot do so with an IP address,
 * nor with `localhost` (RFC 6761, 6.3). `host` is the address that the server listens on.
 */
export function isTrustedHost(header: string | undefined, host: string): boolean {
  if (header === undefined) return false;
  const name = header
    .replace(/:\d*$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
  return (
    isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost') || name === host.toLowerCase()
  );
}
