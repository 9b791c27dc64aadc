import { expect, test } from 'vitest';
import type { Importer } from '../../../src/import/importer.ts';
import { hugo } from '../../../src/import/sources/hugo/hugo.ts';
import { markdown } from '../../../src/import/sources/markdown/markdown.ts';
import { myst } from '../../../src/import/sources/myst/myst.ts';
import { newImportTarget } from '../../harness/import-target.ts';

/** Imports files, and gives the text of `tides.md`, the report and the errors of `check`. */
async function importTides(importer: Importer, files: Readonly<Record<string, string>>) {
  const target = newImportTarget();
  for (const [path, text] of Object.entries(files)) target.write(`source/${path}`, text);
  const outcome = await target.import(importer, 'source');
  const report = target.report(outcome);
  outcome.close();
  const body = (path = 'tides.md') =>
    target.read(`series/articles/${path}`).replace(/^---\n[^]*?\n---\n+/, '');
  const problems = (await target.problems()).filter((line) => !/^(?:image-alt|html-allowed)/.test(line));
  return { body, report, problems };
}

test('a block of code that nothing closes ends with its quote, its list or the text', async () => {
  const { body, report, problems } = await importTides(markdown, {
    'tides.md':
      '# Tides\n\n> ```js\n> ebb()\n\nText.\n\n- One:\n\n  ```js\n  flow()\n ```\n\n- Two:\n\n  ~~~\n  neap()\n\nText.\n\n```js\nspring()\n',
  });
  expect(body()).toBe(
    '> ```js\n> ebb()\n> ```\n\nText.\n\n- One:\n\n  ```js\n  flow()\n  ```\n\n- Two:\n\n  ~~~\n  neap()\n  ~~~\n\nText.\n\n```js\nspring()\n```\n',
  );
  expect(report).toContain('| 4 | blocks of code that are not closed | Guessed');
  expect(problems).toEqual([]);
});

test('no cell of a row is lost', async () => {
  const { body, report, problems } = await importTides(markdown, {
    'tides.md':
      '# Tides\n\n| Sign | Word |\n| --- | --- |\n| `a|b` | or |\n| a | b | c | d |\n| a | b |  |\n\n> A | B\n> --|--\n> a | b | c\n',
  });
  expect(body()).toBe(
    '| Sign | Word |\n| --- | --- |\n| `a\\|b` | or |\n| a | b |\n| c | d |\n| a | b |\n\n> A | B |  |\n> --|-- | --- |\n> a | b | c\n',
  );
  expect(report).toContain('rows with more cells than their table has columns');
  expect(problems).toEqual(['table-header: series/articles/tides.md: A column of the table has no heading.']);
});

test('formulas that are marked twice, or written for Markdown to read, are TeX', async () => {
  const text =
    '---\nsummary: Formulas of tides.\n---\n\n# Tides\n\n$$\\[a = 1\\]$$\n\n$$\n$\\displaystyle b = 2$\n$$\n\nIn `$x\\_1$`: $\\left\\\\{ c \\right\\\\}$, $$\\begin{align} d &= 1 \\\\ e &= 2 \\end{align}$$.\n';
  const plain = await importTides(markdown, { 'tides.md': text });
  expect(plain.body()).toContain(
    '$$a = 1$$\n\n$$\n\\displaystyle b = 2\n$$\n\nIn `$x\\_1$`: $\\left\\{ c \\right\\}$',
  );
  expect(plain.problems).toEqual([]);
  const site = {
    'hugo.toml': 'title = "Tides"\n',
    'content/tides.md': 'The tide $M\\_a$ is $\\text{a\\_b}$, and $\\{x\\}$ is not.\n',
  };
  expect((await importTides(hugo, site)).body()).toBe(
    'The tide $M_a$ is $\\text{a\\_b}$, and $\\{x\\}$ is not.\n',
  );
  const passing = `${site['hugo.toml']}[markup.goldmark.extensions.passthrough]\nenable = true\n`;
  expect((await importTides(hugo, { ...site, 'hugo.toml': passing })).body()).toContain('$M\\_a$');
});

test('commands that MyST and MathJax define are defined where they are used', async () => {
  const { body, problems } = await importTides(myst, {
    '_toc.yml': 'format: jb-book\nroot: tides\n',
    '_config.yml':
      'title: Tides\nsphinx:\n  config:\n    mathjax3_config:\n      tex:\n        macros:\n          then: "\\\\quad\\\\iff\\\\quad"\n          pair: ["(#1, #2)", 2]\n          both: "\\\\pair{a}{b}"\n          unused: "x"\n',
    'tides.md': '---\nmath:\n  \\R: \\mathbb{R}\n---\n\n# Tides\n\nThe tide: $a \\then \\both \\in \\R$.\n',
  });
  expect(body()).toBe(
    '$$\n\\newcommand{\\then}{\\quad\\iff\\quad}\n\\newcommand{\\both}{\\pair{a}{b}}\n\\newcommand{\\pair}[2]{(#1, #2)}\n\\newcommand{\\R}{\\mathbb{R}}\n$$\n\nThe tide: $a \\then \\both \\in \\R$.\n',
  );
  expect(problems).toEqual([]);
});

test('commands are defined for the formulas of included files', async () => {
  const { body } = await importTides(myst, {
    'myst.yml':
      'version: 1\nproject:\n  math:\n    "\\\\then": "\\\\quad\\\\iff\\\\quad"\n  toc:\n    - file: tides.md\n',
    'tides.md': '# Tides\n\n```{include} moon.txt\n```\n',
    'moon.txt': 'The moon: $a \\then b$.\n',
  });
  expect(body()).toBe('$$\n\\newcommand{\\then}{\\quad\\iff\\quad}\n$$\n\nThe moon: $a \\then b$.\n');
});

test('a block of MyST that its author forgot to close ends with the block around it', async () => {
  const { body, problems } = await importTides(myst, {
    'myst.yml': 'version: 1\nproject:\n  toc:\n    - file: tides.md\n',
    'tides.md':
      '# Tides\n\n::::::{exercise} One\n:::::{tab-set}\n::::{tab-item} a\n:::{note}\nEbb.\n:::::\n::::::\n\nText.\n',
  });
  expect(body()).toBe('::::exercise[One]\n\n**a**\n\n:::note\nEbb.\n:::\n\n::::\n\nText.\n');
  expect(problems).toEqual([]);
});

test('addresses on a site lead to pages in the folder of its texts', async () => {
  const { body, problems } = await importTides(markdown, {
    'README.md': '# About\n\nText.\n',
    'src/tides.md': '# Tides\n\nSee [the moon](/guide/moon.html#orbit) and [it](/guide/moon.html#luna).\n',
    'src/guide/moon.md': '# Moon {#luna}\n\n## Orbit\n\nText.\n',
  });
  expect(body('src/tides.md')).toContain('[the moon](guide/moon.md#orbit) and [it](guide/moon.md)');
  expect(problems).toEqual([]);
});

test.each([
  ['じゃあ@azuがPromise担当で', 'じゃあ\\@azuがPromise担当で'],
  ['_@keyframes_ og __@media__', '_\\@keyframes_ og __\\@media__'],
  ['(途中からきた@vvakameさん)', '(途中からきた\\@vvakameさん)'],
  ['[中西優介@better_than_i]', '[中西優介\\@better_than_i]'],
  ['ola@example.org, snake_@case', 'ola@example.org, snake_@case'],
])('names with an at sign are no citations: %s', async (text, expected) => {
  const { body, problems } = await importTides(markdown, { 'tides.md': `# Tides\n\n${text}\n` });
  expect(body()).toBe(`${expected}\n`);
  expect(problems.filter((line) => !line.startsWith('font-installed'))).toEqual([]);
});

test.each([
  ['at the end', ':::tip One\n\nText.\n', ':::tip One\n\nText.\n:::\n'],
  [
    'before the next one',
    '::::tip\nOne.\n\n::::warning\nTwo.\n::::\n\nText.\n',
    ':::tip\nOne.\n:::\n\n:::warning\nTwo.\n:::\n\nText.\n',
  ],
  ['before a heading', ':::note\n\nOne.\n\n## Two\n\nText.\n', ':::note\n\nOne.\n:::\n\n## Two\n\nText.\n'],
  ['with its quote', '> :::note\n> One.\n\nText.\n', '> :::note\n> One.\n> :::\n\nText.\n'],
  ['with its list', '- One\n\n  :::note\n  Two.\n\nText.\n', '- One\n\n  :::note\n  Two.\n  :::\n\nText.\n'],
  ['not in code', '```md\n:::note\n```\n', '```md\n:::note\n```\n'],
])('a callout that nothing closes ends %s', async (_, text, expected) => {
  const { body, report, problems } = await importTides(markdown, { 'tides.md': `# Tides\n\n${text}` });
  expect(body()).toBe(expected);
  expect(report.includes('blocks between ::: that are not closed')).toBe(!text.startsWith('```'));
  expect(problems).toEqual([]);
});

test('double brackets around what is no text of the source are text', async () => {
  const files = {
    'tides.md':
      '# Tides\n\n## The slot [[Ebb]]\n\n`[[Ebb]]`, [[HomeObject]], [[moon]], [[Moon|the moon]] and [[1]](moon.md).\n\n[[Flood]]\n',
    'moon.md': '# Moon\n\nThe moon.\n',
  };
  const { body, problems } = await importTides(markdown, files);
  expect(body()).toContain(
    '## The slot \\[[Ebb]]\n\n`[[Ebb]]`, \\[[HomeObject]], [[moon]], [[Moon|the moon]] and [[1]](moon.md).',
  );
  expect(problems).toEqual([]);
});

test('exports of MDX end with their brackets', async () => {
  const code =
    "export async function Tide() {\n  const text = `}\n\n~~~js\n\n# No title\n`\n\n  return <p>{text} @default [[...x]]</p>\n}\n\nexport const moon = {\n  a: 1,\n\n  b: '}' // }\n}\n\nexport const flood = (\n\n  1)\n";
  const { body, report, problems } = await importTides(markdown, {
    'tides.mdx': `# Tides\n\n${code}\nText.\n`,
  });
  expect(body()).toBe('Text.\n');
  expect(report).toContain('| 3 | exports of MDX');
  expect(problems).toEqual([]);
});

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';

test('paths as people write them lead to their files: with spaces, other capitals, the slashes of Windows', async () => {
  const { body, report, problems } = await importTides(markdown, {
    'tides.md': [
      '# Tides',
      'See [day 1](My trip/Day 1 (north).md) and [day 2](<My trip/Day 2.md>).',
      '![The map](My trip/The Map (old).SVG "A map, (old)")',
      String.raw`![The map](My trip\the map (old).svg)`,
      '![The map](./my%20trip/The%20Map%20(old).svg)',
      '<img src="My trip/the map (OLD).svg" alt="The map">',
      'No [link](to nothing at all) and no [file](My trip/Day 3.md), `[code](My trip/Day 2.md)`.',
    ].join('\n\n'),
    'My trip/Day 1 (north).md': '# Day 1\n\nBack to [the start](../Tides.md).\n',
    'My trip/Day 2.md': '# Day 2\n\nHome.\n',
    'My trip/The Map (old).SVG': drawing,
  });
  const map = 'the-map-old.svg';
  expect(
    body()
      .split('\n\n')
      .map((line) => line.trim()),
  ).toEqual([
    'See [day 1](my-trip/day-1-north.md) and [day 2](my-trip/day-2.md).',
    `![The map](${map} "A map, (old)")`,
    `![The map](${map})`,
    `![The map](${map})`,
    `<img src="${map}" alt="The map">`,
    'No [link](to nothing at all) and no [file](My trip/Day 3.md), `[code](My trip/Day 2.md)`.',
  ]);
  expect(body('my-trip/day-1-north.md')).toBe('Back to [the start](../tides.md).\n');
  expect(report).not.toContain('not in the source');
  expect(problems).toEqual([expect.stringContaining('My trip/Day 3.md')]);
});

test('where two files differ in capitals only, neither is guessed', async () => {
  const { body, report } = await importTides(markdown, {
    'tides.md': '# Tides\n\n![A](map.svg) ![B](MAP.SVG) ![C](Map.Svg)\n',
    'map.svg': drawing,
    'MAP.SVG': drawing,
  });
  expect(body()).toContain('![A](map.svg) ![B](map-2.svg)');
  expect(report).toContain('images that are not in the source');
});
