import { expect, test } from 'vitest';
import { append } from '../../src/model/append.ts';

test('appends more items than the stack has room for', () => {
  const list = [0];
  append(
    list,
    Array.from({ length: 500_000 }, (_, index) => index + 1),
  );
  expect(list).toHaveLength(500_001);
  expect(list.at(-1)).toBe(500_000);
});
