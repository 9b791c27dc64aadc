import { isIP } from 'node:net';

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
