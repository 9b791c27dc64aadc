import { expect, test } from 'vitest';
import { decodeAddress } from '../../src/model/decode-address.ts';

test.each([
  ['a%20b', 'a b'],
  ['%C3%A5', 'å'],
  ['a%2Fb', 'a/b'],
  ['a+b', 'a+b'],
  ['', ''],
])('%s is %s', (encoded, decoded) => {
  expect(decodeAddress(encoded)).toBe(decoded);
});

test.each(['100%', '%E0', '%zz', '%C3%28', '%ED%A0%80'])('%s is no text', (encoded) => {
  expect(decodeAddress(encoded)).toBeUndefined();
});
