import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compareWords, wordsIn } from '../harness/words/compare-words.ts';
import { proveImport, wordIn } from '../harness/words/prove-import.ts';
import { textOfMarkdown } from '../harness/words/visible-text.ts';

const fixtures = fileURLToPath(new URL('../fixtures/import', import.meta.url));

test('the comparison names what is lost and what is doubled, and where', () => {
  const source = new Map([
    ['a.md', 'The sea’s tide. ʻThe co-\noperation, ﬁne. ℹ️'],
    ['b.md', 'Tide, 海 fjære'],
  ]);
  const output = new Map([
    ['a', 'The seas tide tide tide cooperation'],
    ['b', 'FJÆRE fine'],
  ]);
  const lost = ['the (a.md)', '海 (b.md)'];
  expect(compareWords(source, output)).toEqual({ lost, doubled: ['tide (a)'] });
  const raw = new Map([['a.md', 'tide="tide" tide']]);
  expect(compareWords(source, output, raw)).toEqual({ lost, doubled: [] });
});

test.each([
  ['Japanese', '潮が満ちる。', '潮が\n満ちる', '潮がちる', '満 (a)'],
  ['Chinese', '潮水上涨', '潮水 上涨', '潮水上', '涨 (a)'],
  ['Thai', 'น้ำขึ้น', 'น้ำ ขึ้น', 'น้ำขึ้', 'น (a)'],
  ['Khmer and Latin', 'ទឹកtide', 'ទឹក tide', 'ទtide', 'ឹ'],
  [
    'Kana behind an address',
    '[https://a.no/b](https://a.no/b)で公開',
    'https://a.no/bで 公開',
    'https://a.no/bで公',
    '開 (a)',
  ],
  ['Katakana', 'データ', 'デー\nタ', 'デー', 'タ (a)'],
])('%s is compared by letters', (_, source, divided, shortened, lost) => {
  const differ = (output: string) => compareWords(new Map([['a', source]]), new Map([['a', output]]));
  expect(differ(divided)).toEqual({ lost: [], doubled: [] });
  expect(differ(shortened).lost.join()).toContain(lost);
});

test('an apostrophe that is written as an entity is a part of its word', () => {
  expect(textOfMarkdown('[The tide&#39;s\nway](tides.md) and moon&rsquo;s&nbsp;light')).toContain(
    'tide’s\nway',
  );
  expect(wordsIn(textOfMarkdown('moon&rsquo;s&nbsp;light'))).toEqual(['moons', 'light']);
});

/** Words of markup, of texts that are drafts, and of code that mdBook hides or R runs. */
const notRead =
  'alt cap collapse eq figcap h intro s svg title toc true use draft innleggene om half consts graphics import knitr main math pi std eqh figmoon observe astronomy spring part';

/** What Kolofon adds beside the names of callouts and figures. */
const added = 'notes picture';

/** In a note that another one shows, in the texts of cross-references, and titles from the names of files. */
const repeated = 'at heights hours inbox moc mp of takes week where wind';

test('no word of any kind of source is lost or doubled on the way to the site and the e-books', async () => {
  const kinds = readdirSync(fixtures).map((kind) => join(fixtures, kind));
  const { words, log } = await proveImport(kinds, ['site', 'epub']);
  expect(log).not.toContain(' error ');
  for (const [format, { lost, doubled }] of Object.entries(words)) {
    const others = (lines: readonly string[], known: string) =>
      lines.filter((line) => !known.split(' ').includes(wordIn(line)));
    expect([format, others(lost, notRead), others(doubled, `${added} ${repeated}`)]).toEqual([
      format,
      [],
      [],
    ]);
  }
});
