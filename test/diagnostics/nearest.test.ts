import { expect, test } from 'vitest';
import { didYouMean } from '../../src/diagnostics/nearest.ts';

test.each([
  ['netverk', ['nettverk', 'tillit'], 'Did you mean "nettverk"?'],
  ['lojalitet', ['nettverk', 'tillit'], undefined],
  ['tillit', [], undefined],
  ['a'.repeat(201), ['a'.repeat(200)], undefined],
])('%s among %j', (word, candidates, hint) => {
  expect(didYouMean(word, candidates)).toBe(hint);
});
