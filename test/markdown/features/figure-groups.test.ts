import { expect, test } from 'vitest';
import { bodyByBothParsers } from '../../harness/both-parsers.ts';
import { htmlOf, problemsOf, readMarkdown } from '../../harness/markdown.ts';

const picture = (alt: string) => `<img alt="${alt}" src="../filer/a.svg">`;
const number = (text: string) => `<span class="figure-number">${text}</span>`;

test('pictures in a block with an id are one figure, whose last paragraph is the caption', async () => {
  const { html, document } = await readMarkdown(
    '::: {#fig-elver layout-ncol=2}\n![Elv](a.svg)\n\n![Foss](a.svg)\n\nTo *elver* i flom.\n:::\n\nSe @fig-elver.\n',
  );
  expect(html).toBe(
    `<figure class="figure figure-group" id="fig-elver"><p>${picture('Elv')}</p><p>${picture('Foss')}</p>` +
      `<figcaption>${number('Figur 1')} To <em>elver</em> i flom.</figcaption></figure>\n` +
      '<p>Se <a href="../tillit/#fig-elver">Figur 1</a>.</p>',
  );
  expect(document.figures).toEqual([{ id: 'fig-elver', number: 1, caption: 'To elver i flom.' }]);
});

test('pictures with ids of their own are lettered parts', async () => {
  const html = await htmlOf(
    '![Før](a.svg "Først")\n\n::: {#fig-dyr}\n\n![Katt](a.svg){#fig-katt}\n\n![Hund](a.svg "En hund")\n\nDyr.\n\n:::\n\nSe @fig-katt, [-@fig-katt] og @fig-dyr.\n\n![Etter](a.svg "Sist")\n',
  );
  expect(html).toContain(
    `<figure class="figure" id="fig-katt">${picture('Katt')}<figcaption>${number('(a)')} Katt</figcaption></figure>` +
      `<figure class="figure">${picture('Hund')}<figcaption>${number('(b)')} En hund</figcaption></figure>` +
      `<figcaption>${number('Figur 2')} Dyr.</figcaption>`,
  );
  expect(html).toContain(
    'Se <a href="../tillit/#fig-katt">Figur 2 (a)</a>, <a href="../tillit/#fig-katt">2 (a)</a> og',
  );
  expect(html).toContain(`${number('Figur 3')} Sist`);
});

test.each([
  [
    'blocks in a block',
    '::::: {#fig-x}\n::: {#fig-y}\n![A](a.svg)\n\nDel.\n:::\n\nHele.\n:::::\n\n@fig-y',
    ['(a)</span> Del.', 'Figur 1</span> Hele.', '>Figur 1 (a)</a>'],
  ],
  [
    'code',
    '::: {#fig-x}\n\n```js\na;\n```\n\nKode.\n:::\n\n@fig-x',
    ['Figur 1</span> Kode.', '>Figur 1</a>'],
  ],
  [
    'a caption as an attribute',
    '::: {#fig-x fig-cap="Om *alt*"}\n![A](a.svg)\n:::\n\n@fig-x',
    ['Figur 1</span> Om <em>alt</em></figcaption>', '>Figur 1</a>'],
  ],
  [
    'no caption',
    '::: {#fig-x}\n![A](a.svg)\n:::\n\n@fig-x',
    ['<figcaption><span class="figure-number">Figur 1</span></figcaption>'],
  ],
  [
    'one in a list',
    '- Punkt\n\n  ::: {#fig-x}\n  ![A](a.svg)\n\n  Her.\n  :::\n\n@fig-x',
    ['Figur 1</span> Her.'],
  ],
])('a figure of %s', async (_name, text, expected) => {
  const body = await bodyByBothParsers(`${text}\n`);
  for (const part of expected)
    expect(body.replaceAll(/<a data-article="[^"]*" data-fragment="[^"]*">/g, '<a>')).toContain(part);
});

const table = '| a | b |\n| - | - |\n| 1 | 2 |\n';

test.each([
  ['a caption below', `::: {#tbl-x}\n\n${table}\nPriser.\n:::`, 'Tabell 1</span> Priser.</caption>'],
  ['a caption with a colon', `::: {#tbl-x}\n\n${table}\n: Priser\n\n:::`, 'Tabell 1</span> Priser</caption>'],
  [
    'a caption as an attribute',
    `::: {#tbl-x tbl-cap="Priser"}\n\n${table}\n:::`,
    'Tabell 1</span> Priser</caption>',
  ],
  ['no caption', `::: {#tbl-x}\n\n${table}\n:::`, 'Tabell 1</span></caption>'],
  [
    'a table in HTML',
    '::: {#tbl-x}\n\n<table><tr><th>a</th></tr><tr><td>1</td></tr></table>\n\nPriser.\n:::',
    'Tabell 1</span> Priser.</caption>',
  ],
  [
    'a table in HTML without a block',
    '<table id="tbl-x"><tr><th>a</th></tr><tr><td>1</td></tr></table>',
    'Tabell 1</span></caption>',
  ],
  [
    'a picture of a table',
    '::: {#tbl-x}\n\n![A](a.svg)\n\nPriser.\n:::',
    'Tabell 1</span> Priser.</figcaption>',
  ],
])('a table of %s has its number', async (_name, text, expected) => {
  const body = await bodyByBothParsers(`${text}\n\nSe @tbl-x.\n`);
  expect(body).toContain(expected);
  expect(body).toContain('id="tbl-x"');
  expect(body).toContain('>Tabell 1</a>');
});

test('tables in a block are one, with letters', async () => {
  const html = await htmlOf(
    `::: {#tbl-x layout-ncol=2}\n\n${table}\n: Den ene {#tbl-en}\n\n${table}\n: Den andre\n\nBegge.\n:::\n\n${table}\n: Etter {#tbl-y}\n\n@tbl-en og @tbl-y.\n`,
  );
  for (const part of [
    '(a)</span> Den ene',
    '(b)</span> Den andre',
    'Tabell 1</span> Begge.',
    '>Tabell 1 (a)</a> og',
    '>Tabell 2</a>',
  ])
    expect(html).toContain(part);
});

test('an image whose number is referred to has one without a title, with its description as the caption', async () => {
  const html = await htmlOf('![En elv](a.svg){#fig-elv}\n\n![Foss](a.svg){#fig-foss}\n\nSe @fig-elv.\n');
  expect(html).toContain(`<figcaption>${number('Figur 1')} En elv</figcaption>`);
  expect(html).toContain('<figure class="figure" id="fig-foss"><img');
});

test('a reference to what can have no number is reported', async () => {
  expect(await problemsOf('<div id="fig-x">Her</div>\n\nSe @fig-x.\n')).toEqual(['link-not-empty: @fig-x']);
});
