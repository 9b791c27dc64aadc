import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { site } from '../../src/formats/site/site.ts';
import { renderBook } from '../../src/formats/pdf/render-book.ts';
import { findFaults, makeBook, readBook } from '../harness/epub.ts';
import { littlePublication } from '../harness/publication.ts';
import { inputOf, renderJob } from '../harness/render-input.ts';
import { renderPages } from '../harness/render-pages.ts';
import { requestBook } from '../harness/request-book.ts';

const drawing = readFileSync('test/fixtures/little-publication/series/articles/figurer/noder.svg');

const text = `
> [!NOTE]
> Alert, see [[sterke-band]] and [[sterke-band#Hva det koster|cost]] and [[sterke-band#^claim|claim]].

!!! danger "Beware"
    MkDocs

    === "Linux"

        apt

::: {.callout-tip}
## Quarto title
Quarto
:::

:::details Folded
Inside
:::

{{#include ../shared/text.txt}}

\`\`\`python
{{#include ../shared/code.py:part}}
\`\`\`

![[kart.svg|A map|120]]

See [folder](../articles/sterke-band/), [page](sterke-band.html) and [site](https://relasjonsbiblioteket.example/articles/sterke-band/#hva-det-koster).

+-----+-------+
| A   | B     |
+=====+=======+
| *c* | - one |
|     | - two |
+-----+-------+

: Grid caption {#tbl-g}

{{< youtube abc title="A film" >}}
`;

const prepared = await littlePublication()
  .withArticle('nettverk-og-relasjon', text)
  .withArticle('sterke-band', '## Hva det koster\n\nA claim. ^claim\n')
  .withSeries('nettverksbygging', { parts: ['nettverk-og-relasjon', 'sterke-band'] })
  .withFile('series/shared/text.txt', 'Shared *words*.\n')
  .withFile('series/shared/code.py', '# ANCHOR: part\nx = 1\n# ANCHOR_END: part\n')
  .withFile('series/articles/maps/kart.svg', drawing)
  .prepare();
await prepared.readBodies(prepared.loaded.articles.map(({ source }) => source));
const input = inputOf(prepared);

const marks = /\[!|!!!|:::|\[\[|\{\{|\+--|=== "|\^claim|: Grid|Folded"|--8<--/;

const expectAll = (html: string, linkTo: RegExp) => {
  const body = html.replaceAll('\u00AD', '').replaceAll(/\s*\n\s*/g, ' ');
  expect(body.replaceAll(/<(?:script|style)\b[^]*?<\/(?:script|style)>/g, '')).not.toMatch(marks);
  for (const shown of [
    'Beware',
    'Quarto title',
    'Folded',
    'apt',
    'Shared <em>words</em>',
    'Grid caption',
    'A film',
  ])
    expect(body).toContain(shown);
  expect(body).toMatch(/language-python[^>]*>(?:<[^>]*>|\s|x|=)*1/);
  expect(body.replaceAll(/<\/?span[^>]*>/g, '')).toMatch(
    /<caption[^>]*>\s*Tabell 1[.:]? +Grid caption\s*<\/caption>/,
  );
  expect(body).toMatch(/<img[^>]*alt="A map"/);
  expect(body.match(linkTo)?.length).toBe(6);
  // A link by the name of a file shows the title of the article.
  expect(body).toMatch(/>Sterke band<\/a>/);
};

test('a site shows what other dialects mean', async () => {
  const [job] = site.plan(input);
  const { value } = await renderJob(job);
  const pages = renderPages(value);
  const page = pages.find(({ path }) => String(path).endsWith('articles/nettverk-og-relasjon/index.html'));
  const html = page !== undefined && 'text' in page ? page.text : '';
  const body = html.slice(html.indexOf('callout'), html.indexOf('A film') + 10);
  expectAll(body, /<a href="[^"]*sterke-band\/[^"]*"/g);
  expect(body).toContain('role="group" aria-label="Linux"');
  expect(body).toContain('<details><summary>Folded</summary>');
});

test('an e-book shows it too, and is valid', async () => {
  const bytes = await makeBook(input, 'nettverksbygging');
  const book = await readBook(bytes);
  const chapter =
    [...book].find(([path, xhtml]) => path.endsWith('.xhtml') && xhtml.includes('Quarto title'))?.[1] ?? '';
  expectAll(chapter, /<a href="[^"]*\.xhtml[^"]*"[^>]*>(?:Sterke band|cost|claim|folder|page|site)/g);
  expect(chapter).toContain('<div class="summary-line">Folded</div>');
  expect(await findFaults(bytes)).toEqual([]);
});

test('a printed book shows it too, with nothing to unfold', () => {
  const [series] = input.books;
  if (series === undefined) throw new Error('There is no book.');
  const { html } = requestBook(renderBook(series, input));
  expectAll(html, /<a href="#[^"]*"[^>]*>(?:Sterke band|cost|claim|folder|page|site)/g);
  expect(html).toMatch(/<p class="summary[^"]*">Folded<\/p>/);
});
