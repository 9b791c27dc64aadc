import { expect, test } from 'vitest';
import { openLimits } from '../../src/web/limits.ts';

const limit = { name: 'letters', count: 3, seconds: 60 };

test('lets as many through as the limit says, and again as time passes', () => {
  let now = 1000;
  const limits = openLimits(() => now);
  const takeAll = () => [1, 2, 3, 4].map(() => limits.take(limit, 'a'));
  expect(takeAll()).toEqual([true, true, true, false]);
  expect(limits.take(limit, 'b')).toBe(true);
  now += 20_000;
  expect(takeAll()).toEqual([true, false, false, false]);
  now += 60_000;
  expect(takeAll()).toEqual([true, true, true, false]);
});
