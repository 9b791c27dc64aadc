import { expect, test } from 'vitest';
import { htmlOf, readMarkdown } from '../../harness/markdown.ts';

const cite = (content: string) => `<p><span class="citation">${content}</span></p>`;
const link = (key: string, text: string) => `<a href="#ref-${key}">${text}</a>`;

test.each([
  ['[@castells2004]', `(${link('castells2004', 'Castells 2004')})`],
  ['[@castells2004, 12]', `(${link('castells2004', 'Castells 2004, 12')})`],
  ['[@castells2004, s. 12--14]', `(${link('castells2004', 'Castells 2004, 12–14')})`],
  ['[-@castells2004]', `(${link('castells2004', '2004')})`],
  ['[se @castells2004]', `(se ${link('castells2004', 'Castells 2004')})`],
  [
    '[@castells2004; @berry1983, 26]',
    `(${link('castells2004', 'Castells 2004')}; ${link('berry1983', 'Berry 1983, 26')})`,
  ],
  ['@granovetter1973 [1361]', link('granovetter1973', 'Granovetter (1973, 1361)')],
  ['@broom2000', link('broom2000', 'Broom, Casey og Ritchey (2000)')],
])('%s', async (text, content) => {
  expect(await htmlOf(text)).toBe(cite(content));
});

test('the names are joined in the language of the article', async () => {
  expect(await htmlOf('@broom2000', 'en')).toContain('Broom, Casey and Ritchey (2000)');
});

test.each([
  ['Skriv \\@castells2004.', '<p>Skriv @castells2004.</p>'],
  ['Skriv til ola@firma.', '<p>Skriv til ola@firma.</p>'],
  ['[skriv til ola@firma]', '<p>[skriv til ola@firma]</p>'],
  ['`@castells2004`', '<p><code>@castells2004</code></p>'],
  ['    @castells2004', '<pre class="code"><code>@castells2004\n</code></pre>'],
  ['kari@example.no', '<p><a href="mailto:kari@example.no">kari@example.no</a></p>'],
  ['[om @castells2004](tillit.md)', '<p><a href="../tillit/">om @castells2004</a></p>'],
  ['Kl. @ 10', '<p>Kl. @ 10</p>'],
])('%s is no citation', async (text, html) => {
  expect(await htmlOf(text)).toBe(html);
});

test.each([
  '<b>Line  \n\\@kari</b>',
  '<i>x</i>  \n\\@kari and [\\@per]',
  '<i>x</i>\n\n- item \\@kari\n  ## Heading\n- two',
  '<span>「中文」  \n\\@田中</span>',
])('an escaped at sign beside raw HTML is none: %s', async (text) => {
  const { document, html } = await readMarkdown(text);
  expect(document.citations).toEqual([]);
  expect(html).toMatch(/@(?:kari|田中)/);
});

test.each(['[@nobody, 12]', '@nobody', '[-@nobody; @castells2004]'])(
  'a key that no reference has is set as it is: %s',
  async (text) => {
    expect(await htmlOf(text)).toContain('<a href="#ref-nobody">nobody');
  },
);

test('an escaped at sign does not hide the next one, nor move its place', async () => {
  const text = 'Ikke \\@ola, men *så*: \\@kari og @broom2000.\n';
  const { document } = await readMarkdown(text);
  expect(document.citations).toHaveLength(1);
  const place = document.citations[0]?.place;
  expect(text.slice(place?.start.offset, place?.end?.offset)).toBe('@broom2000');
});

test('a full stop behind a key is no part of it', async () => {
  const { document } = await readMarkdown('Det mener @berry1983.');
  expect(document.citations[0]?.items).toEqual([{ key: 'berry1983' }]);
});

test('an at sign that is written as a character reference is no citation', async () => {
  const { document, html } = await readMarkdown('&#64;kari, &#x40;per, &commat;ola og @granovetter1973.');
  expect(document.citations.map(({ items }) => items[0]?.key)).toEqual(['granovetter1973']);
  expect(html).toContain('<p>@kari, @per, @ola og ');
});

test.each([
  ['[*@castells2004*, p. 3]', '(Castells 2004, 3)'],
  ['[**@castells2004**; @broom2000]', '(Castells 2004; Broom, Casey og Ritchey 2000)'],
  ['[see *@castells2004*]', '(see Castells 2004)'],
  ['[*see @castells2004*, 12]', '(see Castells 2004, 12)'],
  ['[_-@castells2004_]', '(2004)'],
])('%s: emphasis around a key in brackets is no obstacle', async (text, shown) => {
  expect(await htmlOf(`A ${text} b.`)).toContain(`A <span class="citation">`);
  expect((await htmlOf(`A ${text} b.`)).replaceAll(/<[^>]+>/g, '')).toBe(`A ${shown} b.`);
});

test('a key in emphasis without brackets stays in its emphasis, an escaped one is text', async () => {
  expect(await htmlOf('A *@castells2004* b.')).toContain(`<em><span class="citation">`);
  expect(await htmlOf('A [*\\@castells2004*, p. 3] b.')).toContain('[<em>@castells2004</em>, p. 3]');
  expect(await htmlOf('A [`@castells2004`, 3] b.')).toContain('[<code>@castells2004</code>, 3]');
});
