import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownLevels } from '../../src/model/heading-levels.ts';

test.each([
  ['levels that are right stay', [2, 3, 3, 2, 3, 4], [2, 3, 3, 2, 3, 4]],
  ['every body that starts at level 1 moves down', [1, 2, 2, 1, 2, 3], [2, 3, 3, 2, 3, 4]],
  ['a skipped level closes up', [2, 4, 4, 3, 2, 5], [2, 3, 3, 3, 2, 3]],
  ['a body that starts at level 3 moves up', [3, 4, 3], [2, 3, 2]],
  ['level 6 is the deepest', [1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 6]],
])('%s', (_name, written, shown) => {
  expect(shownLevels(written)).toEqual(shown);
});

test('no level is ever skipped, and headings of one level stay on one level', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 6 })), (written) => {
      const shown = shownLevels(written);
      shown.forEach((level, index) => {
        expect(level).toBeGreaterThanOrEqual(2);
        expect(level).toBeLessThanOrEqual((shown[index - 1] ?? 1) + 1);
        if (index > 0 && written[index] === written[index - 1]) expect(level).toBe(shown[index - 1]);
      });
      expect(shownLevels(shown)).toEqual(shown);
    }),
  );
});
