import { expect, test } from 'vitest';
import { problemsOf, readMarkdown } from '../../harness/markdown.ts';

test('ids are ASCII, stable, unique, and XML names', async () => {
  const { document } = await readMarkdown(
    '## Æ, ø og å\n\n## Æ, ø og å\n\n## 2024\n\n## Hva er `KAM`?\n\n## …\n\n## Én *god* grunn[^1]\n\n[^1]: Note.\n',
  );
  expect(document.outline.map(({ id }) => id)).toEqual([
    'ae-o-og-a',
    'ae-o-og-a-2',
    's-2024',
    'hva-er-kam',
    'section',
    'en-god-grunn',
  ]);
});

test('the outline nests, and has the titles as they are read', async () => {
  const { document } = await readMarkdown('## "Tillit"[^1]\n\n### Under\n\n## Etter\n\n[^1]: Note.\n');
  expect(document.outline).toEqual([
    {
      id: 'tillit',
      title: '«Tillit»',
      depth: 2,
      children: [{ id: 'under', title: 'Under', depth: 3, children: [] }],
    },
    { id: 'etter', title: 'Etter', depth: 2, children: [] },
  ]);
});

test('an anchor of the author comes before a heading of the same name', async () => {
  const { document } = await readMarkdown('## Tillit\n\n<a id="tillit"></a>Her.\n');
  expect(document.ids.toSorted()).toEqual(['tillit', 'tillit-2']);
});

test.each([
  ['# Tillit\n', ['heading-single-h1: # Tillit']],
  ['<h1>Tillit</h1>\n', ['heading-single-h1: <h1>Tillit</h1>']],
  ['### Tillit\n', ['heading-order: ### Tillit']],
  ['# A\n\n### B\n\n#### C\n', ['heading-single-h1: # A']],
  ['## A\n\n### B\n\n## C\n', []],
  ['##\n', ['heading-not-empty: ##']],
])('%j', async (text, problems) => {
  expect(await problemsOf(text)).toEqual(problems);
});

test('a citation in a heading is no part of its title', async () => {
  const { document } = await readMarkdown('## Svake bånd [@granovetter1973]\n');
  expect(document.outline.map(({ id, title }) => ({ id, title }))).toEqual([
    { id: 'svake-band', title: 'Svake bånd' },
  ]);
});

test.each([
  ['## ![Tannhjul](p.png)', 'Tannhjul', 'tannhjul'],
  ['## Trykk ![lagre](p.png) nå', 'Trykk lagre nå', 'trykk-lagre-na'],
  ['## Formelen $E = mc^2$', 'Formelen E = mc²', 'formelen-e-mc2'],
  ['## Om $\\frac{a}{b}$ og `kode` og *vekt*', 'Om a/b og kode og vekt', 'om-frac-a-b-og-kode-og-vekt'],
  ['## [Lenke](https://example.org/) og $\\sqrt{2}$', 'Lenke og √2', 'lenke-og-sqrt-2'],
])('%s is "%s" where only plain text is shown', async (markdown, title, id) => {
  const { document } = await readMarkdown(markdown);
  expect(document.outline).toMatchObject([{ title, id }]);
});
