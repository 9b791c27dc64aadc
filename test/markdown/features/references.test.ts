import { expect, test } from 'vitest';
import { bodyByBothParsers } from '../../harness/both-parsers.ts';
import { htmlOf, problemsOf } from '../../harness/markdown.ts';

const article = `
| Bånd  | Pris |
| ----- | ---- |
| svake | lav  |

: Hva *bånd* koster {#tbl-pris}

+---+---+
| a | b |
+---+---+

Table: Uten merke

\`\`\`{table} Den andre
:name: tbl-to

| a | b |
| - | - |
| c | d |
\`\`\`

::: {#thm-linje name="Gauss"}
Alt er likt.
:::

::: {#thm-to}
To.
:::

::: {.proof}
Som over.
:::

$$
a = b
$$ {#eq-en}

## Bånd {#sec-band}

`;

/** What a paragraph behind the article becomes, without addresses. */
async function paragraph(text: string): Promise<string> {
  const body = await bodyByBothParsers(`${article}${text}\n`);
  return (/<p>((?:(?!<p>)[^])*)<\/p>\s*$/.exec(body)?.[1] ?? body).replaceAll(
    /<a data-article="[^"]*" data-fragment="([^"]*)">([^<]*)<\/a>/g,
    '<$1|$2>',
  );
}

test.each([
  ['Se @tbl-pris.', 'Se <tbl-pris|Tabell 1>.'],
  ['Se [@tbl-to] og [-@tbl-to].', 'Se <tbl-to|Tabell 2> og <tbl-to|2>.'],
  ['Se [@tbl-pris; @tbl-to].', 'Se <tbl-pris|Tabell 1>, <tbl-to|Tabell 2>.'],
  ['Se {numref}`tbl-to`.', 'Se <tbl-to|Tabell 2>.'],
  ['Se {numref}`tabellen %s <tbl-to>`.', 'Se <tbl-to|tabellen 2>.'],
  ['Se [](#tbl-pris).', 'Se <tbl-pris|Tabell 1>.'],
  ['Av @thm-linje og {prf:ref}`thm-to`.', 'Av <thm-linje|Teorem 1> og <thm-to|Teorem 2>.'],
  ['Av @eq-en, [-@eq-en] og \\eqref{eq-en}.', 'Av <eq-eq-en|Ligning 1>, <eq-eq-en|1> og <eq-eq-en|(1)>.'],
  ['Mer i @sec-band.', 'Mer i <sec-band|Bånd>.'],
])('%s', async (text, expected) => {
  expect(await paragraph(text)).toBe(expected);
});

test('captions and theorems have their numbers in the language of the article', async () => {
  const norwegian = await htmlOf(article);
  expect(norwegian).toContain(
    '<caption><span class="figure-number">Tabell 1</span> Hva <em>bånd</em> koster</caption>',
  );
  expect(norwegian).toContain('<caption>Uten merke</caption>');
  expect(norwegian.match(/(?<=<p class="callout-title">)[^<]*/g)).toEqual([
    'Teorem 1: Gauss',
    'Teorem 2',
    'Bevis',
  ]);
  expect((await htmlOf(article, 'nn')).match(/(?<=<p class="callout-title">)[^<]*/g)?.at(-1)).toBe('Prov');
  const polish = await htmlOf(article, 'pl');
  expect(polish).toContain('<span class="figure-number" lang="en">Table 1</span>');
  expect(polish).toContain('<p class="callout-title"><span lang="en">Proof</span></p>');
});

test('an at sign before any other word is a citation, and a label of nothing is no reference', async () => {
  expect(await problemsOf(`${article}Som @fig-mangler sier, og \`@tbl-pris\`.\n`)).toEqual([]);
  expect(await htmlOf(`${article}Kode: \`@tbl-pris\`.\n`)).toContain('<code>@tbl-pris</code>');
});
