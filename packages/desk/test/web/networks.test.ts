import { expect, test } from 'vitest';
import {
  isInNetworks,
  neighbourhoodOf,
  parseNetwork,
  parseNetworks,
  visitorAddress,
} from '../../src/web/networks.ts';

const proxies = parseNetworks(['127.0.0.0/8', '::1', '10.1.0.0/16']);

test.each([
  ['127.0.0.1', undefined, '127.0.0.1'],
  ['127.0.0.1', '198.51.100.7', '198.51.100.7'],
  ['::ffff:127.0.0.1', '198.51.100.7', '198.51.100.7'],
  // Whoever writes the header themselves is only believed as far as the proxies go.
  ['127.0.0.1', '192.0.2.1, 198.51.100.7', '198.51.100.7'],
  ['127.0.0.1', '198.51.100.7, 10.1.2.3', '198.51.100.7'],
  ['203.0.113.9', '198.51.100.7', '203.0.113.9'],
  ['127.0.0.1', 'nonsense', '127.0.0.1'],
  ['127.0.0.1', '2001:DB8::1', '2001:db8::1'],
])('of %s, which forwards for %s, the visitor is %s', (peer, forwarded, visitor) => {
  expect(visitorAddress(peer, forwarded, proxies)).toBe(visitor);
});

test('networks are IPv4 or IPv6', () => {
  const networks = parseNetworks(['192.0.2.0/24', '2001:db8::/32', '198.51.100.7']);
  expect(isInNetworks('192.0.2.200', networks)).toBe(true);
  expect(isInNetworks('::ffff:192.0.2.200', networks)).toBe(true);
  expect(isInNetworks('2001:db8:1::1', networks)).toBe(true);
  expect(isInNetworks('198.51.100.8', networks)).toBe(false);
  expect(isInNetworks('', networks)).toBe(false);
  expect(parseNetwork('192.0.2.0/33')).toBeUndefined();
  expect(parseNetwork('library')).toBeUndefined();
});

test('limits count neighbours of IPv6 together', () => {
  expect(neighbourhoodOf('2001:db8:1:2:aaaa::1')).toBe(neighbourhoodOf('2001:db8:1:2:bbbb::2'));
  expect(neighbourhoodOf('192.0.2.1')).not.toBe(neighbourhoodOf('192.0.2.2'));
});
