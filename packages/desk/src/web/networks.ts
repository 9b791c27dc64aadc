import ipaddr from 'ipaddr.js';

export type Network = readonly [address: ipaddr.IPv4 | ipaddr.IPv6, bits: number];

/** `192.0.2.0/24`, `2001:db8::/32` or one address; undefined if it is neither. */
export function parseNetwork(text: string): Network | undefined {
  try {
    if (text.includes('/')) return ipaddr.parseCIDR(text);
    const address = ipaddr.parse(text);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  } catch {
    return undefined;
  }
}

/** Networks that settings have checked. */
export function parseNetworks(texts: readonly string[]): Network[] {
  return texts.map(parseNetwork).filter((network) => network !== undefined);
}

/** Whether an address is in one of the networks. IPv4 addresses that are written as IPv6 are IPv4. */
export function isInNetworks(text: string, networks: readonly Network[]): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  return networks.some(
    ([network, bits]) => network.kind() === address.kind() && address.match(network, bits),
  );
}

/** What one household or company has: an IPv4 address, or 64 bits of an IPv6 address. Limits count by it. */
export function neighbourhoodOf(text: string): string {
  if (!ipaddr.isValid(text)) return text;
  const address = ipaddr.process(text);
  return address instanceof ipaddr.IPv6 ? address.parts.slice(0, 4).join(':') : address.toString();
}

/**
 * The address of the visitor: the last one in X-Forwarded-For that no trusted proxy has. Without a trusted proxy it is
 * the peer, whatever the header says.
 */
export function visitorAddress(
  peer: string,
  forwarded: string | undefined,
  proxies: readonly Network[],
): string {
  const hops = [
    ...(forwarded ?? '')
      .slice(-1000)
      .split(',')
      .map((hop) => hop.trim()),
    peer,
  ];
  while (hops.length > 1 && isInNetworks(hops.at(-1) ?? '', proxies)) hops.pop();
  const visitor = hops.at(-1) ?? peer;
  return ipaddr.isValid(visitor) ? ipaddr.process(visitor).toString() : peer;
}
