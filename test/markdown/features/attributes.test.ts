import { expect, test } from 'vitest';
import { readAttributeList } from '../../../src/markdown/attribute-list.ts';
import { bodyByBothParsers } from '../../harness/both-parsers.ts';
import { readMarkdown } from '../../harness/markdown.ts';
import { processorTime } from '../../harness/processor-time.ts';

test.each([
  ['#id .a lang=fr', { id: 'id', classes: ['a'], values: [['lang', 'fr']] }],
  ['.a width="50%"', { id: undefined, classes: ['a'], values: [['width', '50%']] }],
  [': #id', { id: 'id', classes: [], values: [] }],
  ['-', { id: undefined, classes: [], values: [] }],
  ['x', undefined],
  ['a, b', undefined],
  ['.5', undefined],
  ['', undefined],
  ['#a b', undefined],
])('the attributes %j', (inside, expected) => {
  const list = readAttributeList(inside);
  expect(list && { ...list, values: [...list.values] }).toEqual(expected);
});

test.each([
  ['## Tittel {#min-id .klasse}', '<h2 id="min-id">Tittel</h2>'],
  ['## Tittel {-}', '<h2 id="tittel">Tittel</h2>'],
  ['## Tittel *her* {.unnumbered lang=en}', '<h2 lang="en" id="tittel-her">Tittel <em>her</em></h2>'],
  ['## Tittel {: #kramdown}', '<h2 id="kramdown">Tittel</h2>'],
  ['## Mengden {x} og {a, b}', '<h2 id="mengden-x-og-a-b">Mengden {x} og {a, b}</h2>'],
  ['## Tittel \\{#id}', '<h2 id="tittel-id">Tittel {#id}</h2>'],
  ['Tittel {#to}\n------', '<h2 id="to">Tittel</h2>'],
  ['Et [*ord* her]{lang=fr .x} der', 'Et <span lang="fr"><em>ord</em> her</span> der'],
  [
    '[a]{.smallcaps} [b]{.underline} [c]{.mark} [d]{.kbd}',
    '<span class="smallcaps">a</span> <u>b</u> <mark>c</mark> <kbd>d</kbd>',
  ],
  ['[a [b]{.mark} c]{#d}', '<span id="d">a <mark>b</mark> c</span>'],
  ['Se [1]{2}, a[i]{x} og [[x]]{y}', 'Se [1]{2}, a[i]{x} og [[x]]{y}'],
  ['[lenke](https://a.no){target=_blank .x}.', '<a href="https://a.no">lenke</a>.'],
  ['`kode`{.python}', '<code>kode</code>'],
  ['*ord*{: .x} `a`{x} {b}', '<em>ord</em> <code>a</code>{x} {b}'],
  ['Ord\n{: #min .x}\n\nMer', '<p id="min">Ord</p>\n<p>Mer</p>'],
  ['{: #min}\nOrd', '<p id="min">Ord</p>'],
  ['| a |\n| - |\n| b |\n{: #tabell .x}\n', '<table id="tabell">'],
  ['## Tittel\n{: #min .no_toc}\n\nOrd', '<h2 id="min">Tittel</h2>'],
  ['> Ord\n{: .epigraph}', '<blockquote>\n<p>Ord</p>\n</blockquote>'],
  ['- En\n\n  To\n  {: #min}\n- Tre', '<p id="min">To</p>'],
  ['- En\n- To\n{: #min}', '<ul id="min">'],
  ['> Ord\n> {: #min}', '<p id="min">Ord</p>'],
  ['> Ord\n{.epigraph}', '<blockquote>\n<p>Ord</p>\n</blockquote>'],
  ['Ord\n{ #min .x }\n\nMer', '<p id="min">Ord</p>\n<p>Mer</p>'],
  ['| a |\n| - |\n| b |\n{.bred #tabell}\n', '<table id="tabell">'],
  ['{.bred}\n| a |\n| - |\n| b |\n', '<table><thead>'],
  ['Ord\n{#each ting as en}\n', '<p>Ord\n{#each ting as en}</p>'],
])('%j', async (written, shown) => {
  if (written.includes('[[x]]')) expect((await readMarkdown(`${written}\n`)).html).toContain('{y}');
  else expect(await bodyByBothParsers(`${written}\n`)).toContain(shown);
});

test.each([
  [
    '![Båt](b.png){width=50% #fig-b .x}',
    '<figure class="figure" id="fig-b"><img alt="Båt" data-share="50" data-asset="series/articles/b.png"></figure>',
  ],
  [
    '![Båt](b.png "Ei båt"){#fig-b width=3in}',
    '<figure class="figure" id="fig-b"><img alt="Båt" width="288"',
  ],
  ['![Båt](b.png "Ei *båt*"){#fig-b}', 'id="fig-b"'],
  ['![Båt](b.png){fig-alt="En båt på havet"}', 'alt="En båt på havet"'],
  ['Se ![Båt](b.png){height=20px} her', '<img alt="Båt" height="20"'],
  ['![Båt](b.png =100x20)', '<img alt="Båt" width="100" height="20"'],
  ['![Båt](b.png =250x "Ei båt")', '<img alt="Båt" width="250"'],
  ['![Båt|100](b.png)', '<img alt="Båt" width="100"'],
  ['![Båt|100x50](b.png)', '<img alt="Båt" width="100" height="50"'],
  ['| ![Båt\\|100](b.png) |\n| - |\n| a |', '<img alt="Båt" width="100"'],
  ['![Båt](b.png)\n{: width="40%"}', 'data-share="40"'],
  ['![Båt](b.png)\n{: #baat}', '<figure class="figure" id="baat">'],
  [
    '![Båt](b.png){width="100%;position:fixed" onerror=x style="width:30%;position:fixed"}',
    '<img alt="Båt" data-asset=',
  ],
  ['![Båt](b.png){style="float:left;width:30%"}', 'data-share="30"'],
])('the size and the id of %j', async (written, shown) => {
  expect(await bodyByBothParsers(`${written}\n`)).toContain(shown);
});

test('the id of a heading is a target that is found, and one that is there twice is reported', async () => {
  const { diagnostics, document } = await readMarkdown('## En {#a}\n\n## To {#a}\n\n[Se](#a)\n');
  expect(diagnostics.map(({ code }) => code)).toEqual(['html-allowed']);
  expect(document.ids).toEqual(['a', 'to']);
});

test.each([
  '{#',
  '{#a}',
  '[a]{.b}',
  '[a]{',
  ']{.b}',
  '{: .a}\n',
  '![a](b =1x1)',
  '![a](b =',
  '.a ',
  'a="b" ',
])('a long run of %j is read soon', async (part) => {
  const read = async (): Promise<void> => {
    await readMarkdown(`## ${part.repeat(100)}\n\n`.repeat(100));
    readAttributeList(part.repeat(5_000));
  };
  expect(await processorTime(read)).toBeLessThan(20);
});
