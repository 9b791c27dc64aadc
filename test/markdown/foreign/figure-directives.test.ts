import { expect, test } from 'vitest';
import { bodiesOf } from '../../harness/same-body.ts';

test.each([
  [
    '```{figure} a.svg\n:name: fig-a\n:width: 200px\n:alt: En [båt]\n\nBåten *Fram* i $x_{1}$\nog "is".\n```',
    '![En \\[båt\\]](a.svg "Båten *Fram* i $x_{1}$ og \\"is\\"."){#fig-a width=200px}',
  ],
  [':::{figure} min båt.svg\n:label: fig-a\n:alt: Båt\nTekst\n:::', '![Båt](<min båt.svg> "Tekst"){#fig-a}'],
  ['```{image} a.svg\n:alt: Båt\n:align: center\n```', '![Båt](a.svg)'],
  [
    'Først.\n:::{figure} a.svg\n---\nalt: Båt\nwidth: 50%\n---\nTekst\n:::\nSist.',
    'Først.\n\n![Båt](a.svg "Tekst"){width=50%}\n\nSist.',
  ],
  ['> ```{figure} a.svg\n> :alt: Båt\n> Tekst\n> ```', '> ![Båt](a.svg "Tekst")'],
  [':::{note}\n```{figure} a.svg\n:alt: Båt\n```\n:::', ':::note\n![Båt](a.svg)\n:::'],
])('%j is a figure', async (foreign, own) => {
  expect(await bodiesOf(`${foreign}\n`)).toEqual(await bodiesOf(`${own}\n`));
});

test.each([
  '```{figure} a.svg\n- en\n- to\n```',
  '```{figure} a.svg\n:alt: Båt\n',
  '```\n:::{figure} a.svg\n:::\n```',
])('%j is none', async (text) => {
  const [body] = await bodiesOf(`${text}\n`);
  expect(body).not.toContain('<img');
});
