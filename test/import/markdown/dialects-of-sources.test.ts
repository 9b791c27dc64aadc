import { describe, expect, test } from 'vitest';
import type { Importer } from '../../../src/import/importer.ts';
import { docusaurus } from '../../../src/import/sources/docusaurus/docusaurus.ts';
import { hugo } from '../../../src/import/sources/hugo/hugo.ts';
import { jekyll } from '../../../src/import/sources/jekyll/jekyll.ts';
import { markdown } from '../../../src/import/sources/markdown/markdown.ts';
import { mdbook } from '../../../src/import/sources/mdbook/mdbook.ts';
import { myst } from '../../../src/import/sources/myst/myst.ts';
import { obsidian } from '../../../src/import/sources/obsidian/obsidian.ts';
import { quarto } from '../../../src/import/sources/quarto/quarto.ts';
import { starlight } from '../../../src/import/sources/starlight/starlight.ts';
import { newImportTarget, type ImportTarget } from '../../harness/import-target.ts';

type Files = Readonly<Record<string, string>>;

async function importFiles(importer: Importer, files: Files): Promise<ImportTarget & { log: string }> {
  const target = newImportTarget();
  for (const [path, text] of Object.entries(files)) target.write(`source/${path}`, text);
  const outcome = await target.import(importer, 'source');
  const log = target.report(outcome);
  outcome.close();
  return { ...target, log };
}

/** What an article says after its front matter. */
function bodyOf(target: ImportTarget, path: string): string {
  return target.read(`series/articles/${path}`).replace(/^---\n[^]*?\n---\n+/, '');
}

const errors = async (target: ImportTarget) =>
  (await target.problems()).filter((line) => !/^(?:import-settled|image-alt)/.test(line));

test('mdBook: commands that are shown stay text', async () => {
  const target = await importFiles(mdbook, {
    'book.toml': '[book]\ntitle = "Tides"\n',
    'src/SUMMARY.md': '- [Includes](includes.md)\n',
    'src/includes.md': '# Includes\n\nText here.\n\n```hbs\n\\{{#include tide.rs}}\n```\n',
  });
  expect(bodyOf(target, 'includes.md')).toContain('```hbs\n\\{{#include tide.rs}}\n```');
  expect(await errors(target)).toEqual([]);
});

describe('Quarto', () => {
  const book = (text: string, more: Files = {}) =>
    importFiles(quarto, {
      '_quarto.yml':
        'book:\n  title: Tides\n  chapters:\n    - part: spring-and-neap.qmd\n      chapters: [tides.qmd]\n',
      'tides.qmd': text,
      ...more,
    });

  test('of a figure that hidden code draws, a mark with its description stays, and the code is in the report', async () => {
    const target = await book(
      [
        '4.  Draw this:',
        '',
        '    ```{r}',
        '    #| echo: false',
        '    #| fig-alt: |',
        '    #|   Høyvann og lavvann,',
        '    #|   seks timer fra hverandre.',
        '    draw(høyvann)',
        '    ```',
        '',
        '5.  And this.',
        '',
        '```{r tide-plot, echo=FALSE, fig.cap="A tide of \\"springs\\"."}',
        'plot(spring)',
        '```',
        '',
        '```{r setup, include=FALSE, fig.cap="Never shown."}',
        'library(tides)',
        '```',
      ].join('\n'),
    );
    const body = bodyOf(target, 'tides.md');
    expect(body).toContain('`unconverted: figure: Høyvann og lavvann, seks timer fra hverandre.`');
    expect(body).toContain('`unconverted: figure: A tide of');
    expect(body).not.toContain('Never shown');
    expect(body).not.toContain('draw(høyvann)');
    expect(target.log).toContain('draw(høyvann)');
    expect(target.log).toContain('| 2 | figures that hidden code draws |');
    expect(await errors(target)).toEqual([]);
  });

  test('Markdown in the cells of a table in HTML is read', async () => {
    const target = await book(
      '# Tides\n\n<table>\n<tr> <td>**`Base R`**</td>\n<td>\n```{r}\nx <- 1\n```\n</td>\n</tr>\n</table>\n\n```html\n<table><tr><td>*shown*</td></tr></table>\n```\n',
      { 'spring-and-neap.qmd': '# Spring\n\nText.\n' },
    );
    const body = bodyOf(target, 'tides.md');
    expect(body).toContain('<tr> <td>\n\n**`Base R`**\n\n</td>\n<td>\n\n```r\nx <- 1\n```\n\n</td>\n</tr>');
    expect(body).toContain('<table><tr><td>*shown*</td></tr></table>');
    expect(await errors(target)).toEqual([]);
  });

  test('brackets around references are no brackets of links', async () => {
    const target = await book(
      '# Tides\n\nSee [-@sec-moon], [Chapter @sec-moon] and [@sec-moon; @sec-moon]; `[@sec-moon]`.\n\n## Moon {#sec-moon}\n\nText.\n',
      { 'spring-and-neap.qmd': '# Spring\n\nText.\n' },
    );
    expect(bodyOf(target, 'tides.md')).toContain(
      'See [Moon](#sec-moon), Chapter [Moon](#sec-moon) and [Moon](#sec-moon); [Moon](#sec-moon); `[@sec-moon]`.',
    );
  });

  test('theorems between colons, as bookdown writes them too, are theorems of Kolofon, which translates their kinds', async () => {
    const target = await book('# Tides\n\n::: {.definition #ebb name="Ebb"}\nIt goes.\n:::\n');
    expect(bodyOf(target, 'tides.md')).toContain(':::definition[Ebb]{id="ebb"}\nIt goes.\n:::');
  });

  test('keeps captions with quotes, brackets in titles, and the texts of functions', async () => {
    const target = await book(
      '# Tides\n\nSee @fig-moon and @sec-sub. `r ref("Moon")`, `r index(\'ebb\', lower = FALSE)`,' +
        ' `r link("https://example.org/a")`, `r nrow(moons)`, `r toupper("a")`.\n\n' +
        '```{r}\n#| label: fig-moon\n#| fig-cap: "A `tsk(\\"moon\\")` plot"\n#| fig-alt: The moon\nplot(1)\n```\n\n' +
        '## Take with `[[` {#sec-sub}\n\nThe neap\\index{neap tide|see{tide}} tide.\n\n\\newpage\n',
    );
    const body = bodyOf(target, 'tides.md');
    expect(body).toContain('[A `tsk("moon")` plot](#fig-moon)');
    expect(body).toContain(String.raw`[Take with \[\[](#sec-sub)`);
    expect(body).toContain('Moon, ebb, <https://example.org/a>, `unconverted: r nrow(moons)`');
    expect(body).toContain('`unconverted: r toupper("a")`');
    expect(body).toContain('The neap tide.');
    expect(body).not.toContain('newpage');
    expect(target.log).toContain('fig-moon: A `tsk("moon")` plot: The moon');
    expect(target.log).toMatch(/entries of an index.*\n?[^]*neap tide/);
    expect(target.read('series/tides.yaml')).toContain('section: Spring and neap');
    expect(await errors(target)).toEqual([]);
  });

  test('keeps blocks with labels, which Kolofon numbers', async () => {
    const blocks =
      '::: {#tbl-tides}\n\n| tide | height |\n|------|--------|\n| ebb  | 1      |\n\nHeights\n\n:::\n\n::: {#thm-one}\n\n## Line\n\nA straight line.\n\n:::\n';
    const target = await book(
      `# Tides\n\nSee @tbl-tides, @thm-one, [@eq-e] and @tbl-other.\n\n${blocks}\n::: {#eq-e}\n\n$$\nx % so\n$$\n\n:::\n`,
      {
        'spring-and-neap.qmd': `# Springs\n\nText.\n\n${blocks.replaceAll(/tides|one/g, 'other')}`,
      },
    );
    const body = bodyOf(target, 'tides.md');
    expect(body).toContain(
      'See @tbl-tides, @thm-one, $\\eqref{eq-e}$ and [Heights](spring-and-neap.md#tbl-other).',
    );
    expect(body).toContain(blocks);
    expect(await errors(target)).toEqual([]);
  });

  test('closes a block for other formats at the end, and shows shortcodes between three braces', async () => {
    const target = await book(
      '# Tides\n\n::: {.content-visible when-format="html"}\n\nWhat readers see.\n\n```\n{{{< include a.qmd >}}}\n{{{< meta x >}}}\n```\n',
    );
    expect(bodyOf(target, 'tides.md')).toBe(
      'What readers see.\n\n```\n\\{{< include a.qmd >}}\n{{< meta x >}}\n```\n',
    );
    expect(await errors(target)).toEqual([]);
  });
});

test('MyST: formulas with spaces, blocks with two directives, entries of an index, links with pictures', async () => {
  const target = await importFiles(myst, {
    '_toc.yml': 'format: jb-book\nroot: tides\n',
    'tides.md':
      '# Tides\n\nLet $ x < 1 $ and $y $ be, at \\$5 or $6. {index}`Neap <single: neap>` too.\n\n' +
      '```{exercise-start}\n:label: one\n```\n\nFind $ x $.\n\n```{exercise-end}\n```\n\n' +
      '```{solution-start} one\n:class: dropdown\n```\n\nIt is one.\n\n```{solution-end}\n```\n\n' +
      '```{raw} html\n<p><a href="https://example.org/"><img src="https://example.org/a.svg" alt="Moon"></a></p>\n```\n' +
      '\n```{index} single: Spring tides\n```\n' +
      '\n```{note} Use `[folder].md` here\nText.\n```\n',
  });
  const body = bodyOf(target, 'tides.md');
  expect(target.log).toContain('single: Spring tides');
  expect(body).toContain('Let $x < 1$ and $y$ be, at \\$5 or $6. Neap too.');
  expect(body).toContain(':::exercise{id="one"}\n\nFind $x$.\n\n:::');
  expect(body).toContain('<details>\n<summary>Solution</summary>\n\nIt is one.\n\n</details>');
  expect(body).toContain('<a href="https://example.org/">Moon</a>');
  expect(body).toContain(':::note[Use `[folder].md` here]');
  expect(await errors(target)).toEqual([]);
});

test('MyST: references to formulas lead to their pages, and those to none are text', async () => {
  const target = await importFiles(myst, {
    '_toc.yml': 'format: jb-book\nroot: tides\nchapters:\n- file: ebb\n',
    'tides.md': '# Tides\n\nSee {eq}`eq:ebb`, {eq}`eq:own` and {eq}`eq:gone`.\n\n$$\nx % so\n$$ (eq:own)\n',
    'ebb.md': '# Ebb\n\nThe ebb is\n\n$$\ny\n$$ (eq:ebb)\n',
  });
  expect(bodyOf(target, 'tides.md')).toContain('See [Ebb](ebb.md), $\\eqref{eq:own}$ and eq:gone.');
  expect(target.log).toContain('cross-references that lead nowhere');
  expect(await errors(target)).toEqual([]);
});

test('MyST: links to a label lead to the page that has it', async () => {
  const target = await importFiles(myst, {
    '_toc.yml': 'format: jb-book\nroot: tides\nchapters:\n- file: ebb\n',
    'tides.md': '# Tides\n\nSee [](#costs), [what it costs](#costs), {ref}`costs` and `[](#costs)`.\n',
    'ebb.md': '# Ebb\n\n(costs)=\n\n## Costs of ebb\n\nText.\n',
  });
  expect(bodyOf(target, 'tides.md')).toContain(
    'See [Costs of ebb](ebb.md#costs), [what it costs](ebb.md#costs), [Costs of ebb](ebb.md#costs) and `[](#costs)`.',
  );
  expect(await errors(target)).toEqual([]);
});

describe('Hugo', () => {
  test('reads mounted languages, includes, references with code, and tabs of code', async () => {
    const target = await importFiles(hugo, {
      'hugo.toml':
        'title = "Tides"\ndefaultContentLanguage = "en"\n[languages.en]\nlocale = "en-US"\n[module]\n[[module.mounts]]\nsource = "content/en"\ntarget = "content"\n[module.mounts.sites.matrix]\nlanguages = ["en"]\n',
      'content/en/tides.md':
        '---\ntitle: Tides\n---\n\nUse [`Ebb`][], and [`gone`][].\n\n{{% include "/_common/moon.md" %}}\n\n' +
        '{{< code-toggle file=hugo >}}\n[[moons]]\nname = "one"\n{{< /code-toggle >}}\n\n' +
        '{{< tabpane >}}\n{{< tab header="C++" lang="cpp" >}}\n#include <tide>\n{{< /tab >}}\n{{< /tabpane >}}\n\n' +
        'Text ({{% own\n  thing %}}) here.\n\n[`Ebb`]: /ebb/\n[`gone`]: /gone/\n',
      'content/en/ebb.md': '---\ntitle: Ebb\n---\n\nThe ebb comes.\n',
      'content/en/_common/moon.md': '---\n_comment: x\n---\n\nThe moon pulls.\n',
    });
    const body = bodyOf(target, 'tides.md');
    expect(body).toContain('Use [`Ebb`][], and `gone`.\n\nThe moon pulls.');
    expect(body).toContain('```toml title="hugo"\n[[moons]]\nname = "one"\n```');
    expect(body).toContain('**C++**\n\n```cpp\n#include <tide>\n```');
    expect(body).toContain('(`unconverted: {{% own thing %}}`) here');
    expect(target.read('series/articles/tides.md')).toContain('formerly:\n  - /tides/\n');
    expect(await errors(target)).toEqual([]);
  });
});

test('Jekyll: files of _includes with their values, and data', async () => {
  const target = await importFiles(jekyll, {
    '_config.yml': 'title: Tides\n',
    '_includes/since.html': '<span>since {{ include.version }}</span>\n',
    '_includes/list.html': '{% for x in site.tags %}{{ x }}{% endfor %}',
    '_data/moon.yml': 'name: Luna\n',
    '_posts/2020-01-02-tides.md':
      '---\ntitle: Tides\n---\n\nThe moon, {{ site.data.moon.name }}, {% include since.html version="3.2" %}. {% include list.html %}\n',
  });
  expect(bodyOf(target, 'tides.md')).toBe(
    'The moon, Luna, <span>since 3.2</span>. `unconverted: {% include list.html %}`\n',
  );
  expect(await errors(target)).toEqual([]);
});

test('Starlight: components in a line, and blocks of code with marked words', async () => {
  const target = await importFiles(starlight, {
    'astro.config.mjs': "starlight({ title: 'Tides' })",
    'src/content/docs/tides.mdx':
      '---\ntitle: Tides\n---\n\nText comes first.\n\n<Aside type="tip">Swim **now**.</Aside>\n\n' +
      '```js title="a.js" {1} ins={2} "moon" ins=\'x = "y"\' /t.de/\nmoon();\ntide();\n```\n',
  });
  expect(bodyOf(target, 'tides.md')).toBe(
    'Text comes first.\n\n:::tip\nSwim **now**.\n:::\n\n```js title="a.js" {1} ins={2}\nmoon();\ntide();\n```\n',
  );
  expect(target.log).toContain('words after the language of a code block');
  expect(await errors(target)).toEqual([]);
});

test('Docusaurus: a site in website/ with its texts beside it', async () => {
  const files = {
    'website/docusaurus.config.js': "module.exports = { title: 'Tides', docs: { path: '../docs' } };",
    'docs/ebb.md': '# Ebb\n\nThe ebb comes. <Moon />\n',
    'website/blog/2020-01-02-news.md': '# News\n\nA tide came.\n',
    'packages/README.md': '# Not a text\n',
  };
  const target = await importFiles(docusaurus, files);
  expect(bodyOf(target, 'ebb.md')).toContain('The ebb comes.');
  expect(target.has('series/articles/blog/news.md')).toBe(true);
  expect(target.has('series/articles/packages')).toBe(false);
  expect(target.log).toContain('docs/ebb.md:3');
  const alone = newImportTarget();
  for (const [path, text] of Object.entries(files)) alone.write(path.replace('/blog/', '/other/'), text);
  await expect(alone.import(docusaurus, 'website')).rejects.toThrow(
    'The texts of this site are in ../docs: import the folder around both.',
  );
});

test('Docusaurus: sidebars in JavaScript and TypeScript are read, and never run', async () => {
  const texts = {
    'docusaurus.config.js': "module.exports = { title: 'Tides' };",
    'docs/01-ebb.md': '# Ebb\n\nIt goes.\n',
    'docs/02-flood.md': '# Flood\n\nIt comes.\n',
    'docs/guide/boats.md': '# Boats\n\nThey float.\n',
  };
  const manifestOf = async (file: string, code: string) => {
    const target = await importFiles(docusaurus, { ...texts, [file]: code });
    return { manifest: target.read('series/tides.yaml'), log: target.log };
  };
  const items =
    "main: ['flood', { type: 'category', label: 'Guide', items: [{ type: 'autogenerated', dirName: 'guide' }] }, 'ebb'],";
  for (const [file, code] of [
    [
      'sidebars.js',
      `/** @type {import('x').S} */\nconst sidebars = {\n  // first\n  ${items}\n};\nmodule.exports = sidebars;\n`,
    ],
    ['sidebars.ts', `const s: SidebarsConfig = { ${items} };\nexport default s;\n`],
    ['sidebars.mjs', `export default { ${items} };\n`],
  ] as const) {
    const { manifest } = await manifestOf(file, code);
    expect(manifest).toMatch(
      /parts:\n\s+- flood\n\s+- section: Guide\n\s+parts:\n\s+- boats\n(?:.*\n)?.*- ebb\n/,
    );
  }
  const whole = await manifestOf(
    'sidebars.js',
    "module.exports = { main: [{ type: 'autogenerated', dirName: '.' }] };",
  );
  expect(whole.manifest).toMatch(/- ebb\n.*- flood\n[^]*- boats\n/);
  const computed = await manifestOf(
    'sidebars.js',
    "process.exit(7);\nmodule.exports = { main: require('./x') };",
  );
  expect(computed.manifest).toMatch(/- ebb\n.*- flood\n/);
  expect(computed.log).toContain('sidebars that are computed');
});

test('Docusaurus: components that are links or what links lead to', async () => {
  const target = await importFiles(docusaurus, {
    'docusaurus.config.js': "module.exports = { title: 'Tides' };",
    'docs/ebb.mdx':
      '# Ebb\n\nSee [why](#why), [how](#how) and <Link to="./flood.mdx">the flood</Link>. <Link\n  href="https://example.org/a">Out</Link>\n\n' +
      '- <Link id="why"/> The Moon\n- <Link id="what" to="./flood.mdx">**All** of it</Link>\n\n' +
      '<h2 class="section"><Anchor id="how" />Currents</h2>\n\nThey <Link to={target}>run</Link>. [What](#what)\n',
    'docs/flood.mdx': '# Flood\n\nIt comes.\n',
  });
  const body = bodyOf(target, 'ebb.md');
  expect(body).toContain('[the flood](flood.md). [Out](<https://example.org/a>)');
  expect(body).toContain('- <a id="why"></a> The Moon\n- <a id="what"></a>[**All** of it](flood.md)');
  expect(body).toContain('<a id="how"></a>Currents</h2>');
  expect(body).toContain('They run.');
  expect(target.log).toContain('Links that lead nowhere (1)');
  expect(await errors(target)).toEqual([]);
});

test('Markdown: components with data, comments and elements of MDX, and code between tags', async () => {
  const target = await importFiles(markdown, {
    'tides.mdx':
      "---\ntitle: Tides\n---\n\nThe moon pulls. <Check size={18} />\n\n{/* Nobody sees this. */}\n\n## Depths {/* #deep */}\n\n[Below](#deep).\n\n<PropertiesTable\n  content={[\n    { name: 'depth', type: 'number | null', isOptional: true, description: 'In `metres`, or a List<Depth>.' },\n" +
      "    {\n      name: 'moon',\n      type: 'Moon',\n      properties: [{ type: 'Moon', parameters: [{ name: 'phase', description: \"Don't guess.\" }] }],\n    },\n  ]}\n/>\n\n" +
      '<Tabs items={["JS"]}>\n  <Tabs.Tab>\n```js\nexport const tide = { moon };\n```\n</Tabs.Tab>\n</Tabs>\n\n' +
      '<div className="wide" onClick={() => { show(1); }}>\n  <Chart\n    data={moon}\n  />\n</div>\n',
  });
  expect(bodyOf(target, 'tides.md')).toBe(
    'The moon pulls. ✓\n\n## Depths {#deep}\n\n[Below](#deep).\n\n' +
      '- **`depth`**: `number | null`, `isOptional`. In `metres`, or a List\\<Depth>.\n' +
      "- **`moon`**: `Moon`\n  - `Moon`\n    - **`phase`**. Don't guess.\n\n" +
      '**Tab**\n\n```js\nexport const tide = { moon };\n```\n\n' +
      '<div class="wide">\n\n  `unconverted: <Chart data={moon} />`\n\n</div>\n',
  );
  expect(await errors(target)).toEqual([]);
});

test('Markdown: closed components are converted, and types and capital elements stay', async () => {
  const target = await importFiles(markdown, {
    'tides.md':
      '---\ntitle: Tides\n---\n\n<AppOnly>\n\nA Map<Key, Moon> or <T>, <B>bold</B>.\n\n</AppOnly>\n\n| ebb | <Cross size={18} /> |\n| --- | --- |\n| a | {b} |\n',
  });
  expect(bodyOf(target, 'tides.md')).toBe(
    'A Map<Key, Moon> or <T>, <B>bold</B>.\n\n| ebb | ✗ |\n| --- | --- |\n| a | {b} |\n',
  );
});

test('Markdown: titles, summaries, and words and markers of code', async () => {
  const target = await importFiles(markdown, {
    'tides.md':
      '---\ntitle: "Reference: tide() | Moon docs"\ndescription: "How `tide()` works in a **harbour**."\n---\n\n# tide()\n\nText.\n\n' +
      '```ts filename="a.ts" switcher option=\'{ "moon": true }\'\n// highlight-next-line\ntide();\nmoon(); // [!code focus]\nebb();\n```\n',
  });
  expect(target.read('series/articles/tides.md')).toContain(
    'title: tide()\nsummary: How tide() works in a harbour.',
  );
  expect(bodyOf(target, 'tides.md')).toBe(
    'Text.\n\n```ts filename="a.ts" {1-2}\ntide();\nmoon();\nebb();\n```\n',
  );
  expect(target.log).toContain('| 1 | other titles in front matter |');
  expect(target.log).toContain('| 2 | words after the language of a code block |');
});

test('Markdown: links of a part of a site find its pages', async () => {
  const target = await importFiles(markdown, {
    '01-start/index.md':
      '# Start\n\nSee [the moon](/docs/guides/moon#phases), [again](../guides/moon), [the sun](/docs/sun).\n',
    '02-guides/03-moon.md': '# Moon\n\n## Phases\n\nBack to [start](/docs/start).\n',
  });
  expect(bodyOf(target, '01-start/start.md')).toContain(
    'See [the moon](../02-guides/moon.md#phases), [again](../02-guides/moon.md), the sun.',
  );
});

test('MDX: a text in braces is that text, whatever signs are in it', async () => {
  const target = await importFiles(docusaurus, {
    'docusaurus.config.js': 'export default { title: "Тіde" };\n',
    'docs/a.mdx': [
      '---\ntitle: Прилив\n---\n\nПервый абзац.\n',
      "The type is <code>{`Array<{ height: number; at: `}[Moment](b.mdx){`; *x* }>`}</code>, {'not'}{' '}{\"<b>\"}.",
      '',
      'And {`${props.name}`}.',
    ].join('\n'),
    'docs/b.mdx': '---\ntitle: Moment\n---\n\nB.\n',
  });
  const text = bodyOf(target, 'a.md');
  expect(text).toContain(
    String.raw`<code>Array\<\{ height: number; at: [Moment](b.md); \*x\* \}></code>, not \<b>.`,
  );
  expect(text).toContain('unconverted: {`${props.name}`}');
  expect(await errors(target)).toEqual([]);
});

describe('callouts that are written as code', () => {
  const read = async (text: string) => {
    const target = await importFiles(markdown, {
      'tides.md': `# Tides\n\n${text}`,
      'moon.md': '# The moon\n\nText about it.\n',
    });
    return { body: bodyOf(target, 'tides.md'), errors: await errors(target) };
  };

  test('are text with links and code, also with code in their titles', async () => {
    const { body, errors: found } = await read(
      'Before.\n\n```warn header="No `ebb` here"\nSee [it](moon.md) and <info:ebb>.\n```\n\n````smart\n```js\nlet a;\n```\n\nAfter.\n````\n\nEnd.\n',
    );
    expect(body).toContain(':::warning[No `ebb` here]\nSee [it](moon.md) and info:ebb.\n:::');
    expect(body).toContain(':::note\n```js\nlet a;\n```\n\nAfter.\n:::\n\nEnd.');
    expect(found).toEqual([]);
  });

  test('are nested, and in quotes', async () => {
    const { body, errors: found } = await read(
      "> ~~~tip Sjøsyk?\n> Se på land.\n> ~~~\n\n````note\n```danger title='Ytre'\nA.\n```\n````\n",
    );
    expect(body).toContain('> :::tip[Sjøsyk?]\n> Se på land.\n> :::');
    expect(body).toContain('::::note\n:::warning[Ytre]\nA.\n:::\n::::');
    expect(found).toEqual([]);
  });

  test('have quotes in their titles', async () => {
    const { body } = await read('```smart header="The \\"spring\\" tide [two]"\nText.\n```\n');
    expect(body).toContain(':::note[The "spring" tide \\[two\\]]\nText.\n:::');
  });

  test('stay where they are shown as code, or nothing closes them', async () => {
    const { body } = await read(
      '````md\n```smart header="A"\nText.\n```\n````\n\n```noted\nx\n```\n\n    ```note\n    x\n    ```\n\n- B\n\n```tip\nNo end.\n',
    );
    expect(body).toContain('````md\n```smart header="A"\nText.\n```\n````');
    expect(body).toContain('```noted\nx\n```');
    expect(body).toContain('    ```note\n    x');
    expect(body).toContain('```tip\nNo end.');
  });
});

describe('a folder without the settings of Obsidian', () => {
  const recognise = (text: string, first = 'Calm.') => {
    const target = newImportTarget();
    for (let day = 10; day < 60; day += 1) target.write(`source/A log/day ${String(day)}.md`, first);
    for (let place = 10; place < 20; place += 1) target.write(`source/Bays/bay ${String(place)}.md`, text);
    return obsidian.recognises(target.open('source'));
  };

  test.each(['Sjå [[day 12]].', '![[bay 11#^a1|kart]]'])('is a vault if it has wiki links: %s', (text) => {
    expect(recognise(text)).toBe(true);
  });

  test.each(['`x[[1]]`', '```r\nx[[1]]\n```', '[[toc]]', '[[_TOC_]]', '[[a][b]]'])(
    'is none with: %s',
    (text) => {
      expect(recognise(text, text)).toBe(false);
    },
  );
});
