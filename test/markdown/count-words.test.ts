import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { countWords } from '../../src/markdown/count-words.ts';
import { readMarkdown } from '../harness/markdown.ts';

test.each([
  ['Et *nettverk* er noder, og 2 bånd.', 7],
  ['Før\n\n```js\nconst a = 1;\n```\n\netter $x^2$ det.', 3],
  ['Et `kodeord` teller.', 3],
])('%j has %i words', async (text, count) => {
  const { document } = await readMarkdown(text);
  expect(document.wordCount).toBe(count);
});

test.each(["'", '\u200B', 'א', '中', 'ก'])(
  'a megabyte of %j and spaces is segmented in few pieces',
  { timeout: 60_000 },
  (unit) => {
    const calls = vi.spyOn(Intl.Segmenter.prototype, 'segment');
    const value = `${unit} `.repeat(1_000_000 / (unit.length + 1));
    countWords({ type: 'root', children: [{ type: 'text', value }] }, 'nb');
    expect(calls.mock.calls.length).toBeLessThanOrEqual(10_000);
    calls.mockRestore();
  },
);

test('a text has the words that the segmenter of its language finds in the whole of it', () => {
  const pieces = fc.constantFrom(
    ...[
      'Et',
      'nettverk',
      'a',
      '12',
      '3,5',
      "don't",
      'kl. 10:30',
      'S:t',
      'e-post',
      'a_b',
      '@ola',
      'ola@a.no',
      'é',
      'e\u0301',
    ],
    ...[
      ' ',
      '\n',
      '\u00A0',
      '\u00AD',
      '\u200D',
      '-',
      '–',
      '…',
      '.',
      ',',
      "'",
      '’',
      ':',
      '(',
      ')',
      '«',
      '»',
      '"',
      '[',
      '*',
    ],
    ...[
      '日本語',
      'คำ',
      '😀',
      '👩‍👧',
      '½',
      '²',
      'Ⓐ',
      '一',
      'ー',
      '№',
      '€',
      'ʹ',
      '\u0301',
      '\uFE0F',
      '#️⃣',
      'א"ב',
      '1',
    ],
  );
  const text = fc.oneof(
    fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(text, fc.constantFrom('nb', 'en', 'sv', 'fi', 'ja'), (value, language) => {
      const segments = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(value)];
      expect(countWords({ type: 'root', children: [{ type: 'text', value }] }, language)).toBe(
        segments.filter(({ isWordLike }) => isWordLike).length,
      );
    }),
    { numRuns: 3000 },
  );
});
