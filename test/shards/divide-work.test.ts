import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { costOf, divideWork } from '../../src/shards/divide-work.ts';

const units = fc.uniqueArray(
  fc.record({ id: fc.string({ minLength: 1 }), cost: fc.integer({ min: 0, max: 10_000 }) }),
  { selector: ({ id }) => id, maxLength: 60 },
);

test('every unit falls to one shard, in whatever order the units come', () => {
  fc.assert(
    fc.property(units, fc.integer({ min: 1, max: 50 }), (all, count) => {
      const shards = divideWork(all, count);
      expect(shards).toHaveLength(count);
      expect(
        shards
          .flat()
          .map(({ id }) => id)
          .sort(),
      ).toEqual(all.map(({ id }) => id).sort());
      expect(divideWork(all.toReversed(), count)).toEqual(shards);
    }),
  );
});

test('no shard takes more than 4/3 of the least time that is possible', () => {
  fc.assert(
    fc.property(units, fc.integer({ min: 1, max: 10 }), (all, count) => {
      const longest = Math.max(...divideWork(all, count).map(costOf));
      const largest = Math.max(0, ...all.map(({ cost }) => cost));
      // No division can be shorter than its largest unit, than the mean, or than the first two that share a shard.
      const costs = all.map(({ cost }) => cost).sort((a, b) => b - a);
      const bound = Math.max(largest, costOf(all) / count, (costs[count - 1] ?? 0) + (costs[count] ?? 0));
      expect(longest).toBeLessThanOrEqual((4 / 3) * bound + 1e-9);
    }),
  );
});
