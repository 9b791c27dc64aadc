import { expect, test } from 'vitest';
import { didYouMean } from '../../src/diagnostics/nearest.ts';

test.each([
  ['netverk', ['nettverk', 'tillit'], 'Did you mean "nettverk"?'],
  ['lojalitet', ['nettverk', 'tillit'], undefined],
  ['tillit', [], undefined],
  ['no', ['a'], undefined],
  ['series/articles/ergo', ['series/articles/mle.md'], undefined],
  [
    'series/articles/om/tilit.md',
    ['series/articles/om/tillit.md'],
    'Did you mean "series/articles/om/tillit.md"?',
  ],
  ['series/artikler/a.md', ['series/articles/a.md'], 'Did you mean "series/articles/a.md"?'],
  [
    'series/articles/KART.PNG',
    ['series/articles/kort.png', 'series/articles/kart.png'],
    'Did you mean "series/articles/kart.png"?',
  ],
  ['a'.repeat(201), ['a'.repeat(200)], undefined],
])('%s among %j', (word, candidates, hint) => {
  expect(didYouMean(word, candidates)).toBe(hint);
});
