import { expect, test } from 'vitest';
import { parseUrl } from '../../src/model/parse-url.ts';

test.each(['https://blåbær.no/sør', 'https://a.example/é?ü#ø', 'https://例え.jp/'])(
  '%s is an address, however often it is read',
  (address) => {
    const { href } = new URL(address);
    // URL.canParse of Node 20 is wrong from about the 7,000th time on.
    const read = new Set(Array.from({ length: 20_000 }, () => parseUrl(address)?.href));
    expect([...read]).toEqual([href]);
  },
);

test('what is no address is none', () => {
  expect(parseUrl('https://[x')).toBeUndefined();
  expect(parseUrl('a/b')).toBeUndefined();
  expect(parseUrl('a/b', 'https://a.example/c/d')?.href).toBe('https://a.example/c/a/b');
});
