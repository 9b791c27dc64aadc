import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findMatches } from '../../src/leaks/find-matches.ts';
import { textAt } from '../../src/leaks/fingerprints.ts';
import { fingerprintsOf, source } from './members.ts';

const letter = fc.constantFrom(...Array.from('abcdefghijklmnoprstuvyæøå'));
const word = fc.array(letter, { minLength: 3, maxLength: 9 }).map((letters) => letters.join(''));
const words = (minLength: number, maxLength: number) => fc.array(word, { minLength, maxLength });
const between = fc.constantFrom(' ', '\n', '-\n', ' – ', '\u00ad', '\u00a0');

test('any ten words of a protected body are found wherever they are', async () => {
  await fc.assert(
    fc.asyncProperty(
      words(10, 120),
      fc.nat(),
      words(0, 60),
      words(0, 60),
      fc.array(between, { minLength: 10, maxLength: 10 }),
      async (body, at, before, after, gaps) => {
        const fingerprints = await fingerprintsOf(`${body.join(' ')}.\n`);
        const start = at % (body.length - 9);
        const run = body.slice(start, start + 10).map((one, index) => one + (gaps[index] ?? ' '));
        const text = `${before.join(' ')} ${run.join('')} ${after.join(' ')}`;
        const found = findMatches(text, fingerprints).map(
          ({ letter: first }) => textAt(fingerprints.texts, first).source,
        );
        expect(found).toContain(source);
      },
    ),
    { numRuns: 150 },
  );
});

test('random text holds nothing of it', async () => {
  const fingerprints = await fingerprintsOf();
  fc.assert(
    fc.property(words(0, 200), (text) => {
      expect(findMatches(text.join(' '), fingerprints)).toEqual([]);
    }),
  );
});
