import { beforeAll, describe, expect, test } from 'vitest';
import { inputOf } from '../../harness/render-input.ts';
import { littlePublication } from '../../harness/publication.ts';
import { makeBookOf } from './make-book.ts';
import { placeTexts, readPdf, type PlacedText } from './read-pdf.ts';
import { printer } from '../../harness/share-printer.ts';

const long =
  'Every word of this long sentence asks for room that the columns beside it have to give. '.repeat(4);
const hash = '0123456789abcdef'.repeat(8);
const chain = 'accessibility.attestation.credential';

/** Columns of code beside columns that ask for all the room. */
const body = `| key | value | meaning |
| --- | --- | --- |
| \`formerly\` | list of texts | ${long} |
| \`preface\` | warning | ${long} |
| \`${chain}\` | \`source-serif-4\`, \`system\` | ${long} |

| a | b | c | d | e |
| --- | --- | --- | --- | --- |
| \`getElementById\` | \`--no-sandbox\` | \`KOLOFON_BROWSER\` | \`planned\` | ${long} |

| digest | remark |
| --- | --- |
| \`${hash}\` | ${long} |
| [\`${hash}\`](https://example.org/) | ${long} |
`;

describe.each(['a5', 'pocket'])('tables with code on a page of %s', (format) => {
  let lines: readonly string[];
  let texts: readonly PlacedText[];

  beforeAll(async () => {
    const prepared = await littlePublication()
      .withConfig({ language: 'en', print: { format } })
      .withArticle('tables', body, { language: 'en' })
      .withSeries('tables', { language: 'en', parts: ['tables'] })
      .prepare();
    const bytes = await makeBookOf(inputOf(prepared), 'tables', printer.print);
    lines = (await readPdf(bytes)).pages.flatMap((page) => page.lines);
    texts = await placeTexts(bytes);
  });

  test('keep words and the pieces of code whole', () => {
    const runs = lines.flatMap((line) => line.split(/\s+/));
    for (const word of ['formerly', 'preface', 'warning', '--no-sandbox', 'planned'])
      expect(runs.some((run) => run.includes(word))).toBe(true);
    for (const piece of ['accessibility.', 'credential', 'Element', 'KOLOFON_'])
      expect(runs.some((run) => run.includes(piece))).toBe(true);
  });

  test('break what is longer than any column, and leave no page', () => {
    expect(lines.join('').replaceAll(/\s/g, '')).toContain(hash.slice(0, 12));
    expect(lines.some((line) => line.includes(hash))).toBe(false);
    expect(texts.filter(({ left, right, pageWidth }) => left < 14 || right > pageWidth - 14)).toEqual([]);
  });
});
