import { expect, test } from 'vitest';
import { readDocument } from '../../../src/markdown/read-document.ts';
import { noFacts, openSourceIndex } from '../../../src/markdown/source-index.ts';
import { sourcePath } from '../../../src/model/paths.ts';
import { sourceText } from '../../../src/model/source-text.ts';
import { problemsOf, readMarkdown, words } from '../../harness/markdown.ts';

test.each([
  ['![](noder.svg)', ['image-alt: ![](noder.svg)']],
  ['![Noder](https://x.example/a.png)', ['image-local: ![Noder](https://x.example/a.png)']],
  ['![Noder](//x.example/a.png)', ['image-local: ![Noder](//x.example/a.png)']],
  ['![Noder](data:image/png;base64,AA)', ['image-local: ![Noder](data:image/png;base64,AA)']],
  ['![Noder]()', ['image-exists: ![Noder]()']],
  ['![Noder](../../../etc/passwd)', ['image-exists: ![Noder](../../../etc/passwd)']],
])('%s', async (text, problems) => {
  expect(await problemsOf(text)).toEqual(problems);
});

test('an address that is refused is in no output', async () => {
  const { html } = await readMarkdown('![Noder](data:image/png;base64,AA) ![b](https://x.example/a.png)');
  expect(html).toBe('<p><img alt="Noder"> <img alt="b"></p>');
});

test.each([
  ['![Kurven $x^2$ og $\\alpha_1$](a.png)', 'Kurven x² og α₁'],
  ['![Spekteret $\\sigma(T)$](a.png "Med $\\sigma(T)$")', 'Spekteret σ(T)'],
  ['![$$E = mc^2$$](a.png)', 'E = mc²'],
  ['![$x_1$](a.png)', 'x₁'],
  ['$\\newcommand{\\skala}{x^2}$\n\n![Med $\\skala$](a.png)', 'Med x²'],
  ['![Alt $\\frac{1}{2}$ [i klammer]][b]\n\n[b]: a.png', 'Alt 1/2 [i klammer]'],
  ['![Pris $5 og $6](a.png)', 'Pris $5 og $6'],
])('formulas in the alternative text of %s are spelled', async (text, alt) => {
  const { document, diagnostics } = await readMarkdown(text);
  expect(diagnostics).toEqual([]);
  expect(document.assets.map((asset) => asset.alt)).toEqual([alt]);
});

test('a faulty formula in an alternative text is reported at its place', async () => {
  expect(await problemsOf('![Kurven $\\frac{1}$ her](a.png)')).toEqual([
    'math-valid: ![Kurven $\\frac{1}$ her](a.png)',
  ]);
});

test('a path may be encoded, and have spaces', async () => {
  const { document } = await readMarkdown('![a](fi%20gur.svg) ![b](<b\u0061\u030Ad.svg>)');
  expect(document.assets.map(({ source }) => source)).toEqual([
    'series/articles/fi gur.svg',
    'series/articles/båd.svg',
  ]);
});

test.each([
  ['![Noder](noder.png?raw=true)', '![Noder](noder.png)'],
  ['![Noder](noder.png#gh-dark-mode-only "Tittel")', '![Noder](noder.png "Tittel")'],
  ['<img src="noder.png?v=2#x" alt="Noder">', '<img src="noder.png" alt="Noder">'],
  ['![Noder][n]\n\n[n]: fi%20gur.png?raw=1', '![Noder][n]\n\n[n]: fi%20gur.png'],
])('what follows the name of a file is left out: %s', async (text, fixed) => {
  const { document, diagnostics } = await readMarkdown(text);
  expect(diagnostics.map(({ code }) => code)).toEqual(['link-query']);
  expect(document.assets[0]?.source).toMatch(/^series\/articles\/(?:noder|fi gur)\.png$/);
  const [edit] = diagnostics[0]?.fix?.edits ?? [];
  expect(edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end)).toContain(fixed);
});

test('a file whose name has such a sign is found', async () => {
  const sources = openSourceIndex({ ...noFacts, paths: [sourcePath('series/articles/c#.png')] });
  const source = sourceText(sourcePath('series/articles/tillit.md'), '![Noter](c#.png) ![Hva](hva%3F.png)');
  const { value: document, diagnostics } = await readDocument(source, 'nb', words('nb'), { sources });
  expect(diagnostics).toEqual([]);
  expect(document.assets.map(({ source }) => source)).toEqual([
    'series/articles/c#.png',
    'series/articles/hva?.png',
  ]);
});

test.each(['<img alt="Noder">', '<img src="" alt="Noder">', '![Noder]()'])(
  '%s has no address',
  async (text) => {
    const { diagnostics } = await readMarkdown(text);
    expect(diagnostics.map(({ message }) => message)).toEqual(['The image has no address.']);
  },
);
