import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openDraft } from '../../../src/import/markdown/draft.ts';
import type { Importer } from '../../../src/import/importer.ts';
import { nestFences } from '../../../src/import/markdown/nest-fences.ts';
import { separateHtml } from '../../../src/import/sources/jekyll/html-blocks.ts';
import { jekyll } from '../../../src/import/sources/jekyll/jekyll.ts';
import { markdown } from '../../../src/import/sources/markdown/markdown.ts';
import { myst } from '../../../src/import/sources/myst/myst.ts';
import { convertDirectives, isShownAsCode } from '../../../src/import/sources/myst/directives.ts';
import { newImportTarget } from '../../harness/import-target.ts';
import { runHere } from '../../harness/run-here.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/import', import.meta.url));

interface Imported {
  readonly log: string;
  readonly report: string;
  /** A text by its path in `series/articles`. */
  article(path: string): string;
  manifest(id: string): string;
  /** The codes of what `check` reports, each once. */
  check(): Promise<readonly string[]>;
}

async function importFixture(kind: string): Promise<Imported> {
  const target = join(mkdtempSync(join(tmpdir(), 'kolofon-import-')), 'library');
  const { log, failure } = await runHere(['import', join(fixtures, kind), '--into', target]);
  expect(failure).toBeUndefined();
  const read = (path: string) => readFileSync(join(target, path), 'utf8');
  return {
    log,
    report: read('import.md'),
    article: (path) => read(`series/articles/${path}`),
    manifest: (id) => read(`series/${id}.yaml`),
    check: async () => {
      const { output } = await runHere(['check', '--root', target]);
      return [
        ...new Set([...output.matchAll(/(?:error|warning) ([a-z-]+)$/gm)].map(([line]) => line)),
      ].sort();
    },
  };
}

/** The parts of a manifest, with its sections. */
function partsIn(manifest: string): string {
  return manifest.slice(manifest.indexOf('parts:')).trim();
}

describe('mdBook', () => {
  test('keeps parts, includes, hidden lines, links and ids', async () => {
    const book = await importFixture('mdbook');
    expect(book.log).toContain('from mdBook');
    expect(partsIn(book.manifest('the-tide-book'))).toBe(
      'parts:\n  - introduction\n  - section: Observing\n    parts:\n      - rise\n      - spring\n      - fall-and-ebb\n  - section: Computing\n    parts:\n      - code\n  - glossary',
    );
    const code = book.article('code.md');
    expect(code).toContain('```rust,editable\n/// The height of the tide.\nfn height(phase: f64) -> f64 {\n');
    expect(code).not.toMatch(/ANCHOR|consts|import math|root:/);
    expect(code).toContain('# not hidden');
    expect(book.article('introduction.md')).toContain('[how the sea rises](tides/rise.md#why-it-rises)');
    expect(book.article('introduction.md')).toContain('> [!WARNING]\n> Tides differ.');
    expect(book.article('tides/rise.md')).toContain(':::warning[Do not swim]');
    expect(book.article('tides/spring.md')).toContain('[top](spring.md), gone.');
    expect(book.report).toContain('src/code.md:33 → code.md: `{{#include ../../../../etc/passwd}}`');
    expect(await book.check()).toEqual(['warning dialect-known', 'warning import-settled']);
  });
});

describe('Hugo', () => {
  test('keeps series, languages, addresses, bundles and shortcodes', async () => {
    const site = await importFixture('hugo');
    expect(partsIn(site.manifest('tidevann'))).toBe('parts:\n  - fjaere\n  - flo');
    expect(partsIn(site.manifest('kyst'))).toBe('parts:\n  - flo');
    const flo = site.article('posts/flo.md');
    expect(flo).toContain(String.raw`title: Flo og \*fjære\*`);
    expect(flo).toContain('formerly:\n  - /2019/flo-og-fjaere/\n  - /gammel/flo/');
    expect(flo).toContain('[fjære](fjaere.md#når) og [ankeret](../om.md)');
    expect(flo).toContain(String.raw`![Månen](flo/maane.svg "Månen over \"havet\"")`);
    expect(flo).toContain(':::warning[Ikke bad]\nStrømmen er **sterk**.\n:::');
    expect(flo).toContain(':::note\nLes om <a href="https://example.org/">flo</a>.\n:::');
    expect(flo).toContain('Skriv til [ingrid@example.org](mailto:ingrid@example.org).');
    expect(flo).toContain('`unconverted: {{< kart lat="59" >}}`');
    expect(flo).toContain('Skriv `{{< ref "x" >}}` for en lenke.');
    expect(site.article('om.md')).toContain('status: draft');
    expect(site.article('en/posts/fjaere-en.md')).toContain('language: en\ntranslationOf: fjaere');
    expect(await site.check()).toEqual([
      'warning import-settled',
      'warning link-target-published',
      'warning series-published',
    ]);
  });
});

describe('Jekyll', () => {
  test('keeps dates, permalinks, collections, Liquid and kramdown', async () => {
    const site = await importFixture('jekyll');
    const moon = site.article('the-moon.md');
    expect(moon).toContain('published: 2019-05-01');
    expect(moon).toContain('  - /tides/2019/05/01/the-moon/\n  - /moon.html');
    expect(moon).toContain('[the ebb](the-ebb.md) and [soup](recipes/soup.md).');
    expect(moon).toContain("```ruby\nputs 'tide'\n```");
    expect(moon).toContain('{{ not liquid }}, but Ebb & Flow is');
    expect(moon).toContain('![The moon](assets/moon.svg "New moon")');
    expect(moon).toContain(':::warning\nA warning\n:::');
    expect(moon).toContain(String.raw`Ask \@ingrid or mail ingrid@example.org.`);
    expect(site.article('the-ebb.md')).toContain(
      '[Pulled](the-moon.md#pull), [first](the-moon.md#1-the-pull-of-it).',
    );
    expect(site.article('neap.md')).toContain('status: draft');
    expect(await site.check()).toEqual(['warning dialect-known', 'warning import-settled']);
  });
});

test.each([
  [
    '<div class="box" markdown="1">\n*Inside*\n</div>\n```md\n<div markdown="1">\nx\n```\n',
    '<div class="box">\n\n*Inside*\n\n</div>\n\n```md\n<div markdown="1">\nx\n```\n',
  ],
  ['<section markdown=block>**Text**\n</section>', '<section>\n\n**Text**\n\n</section>'],
  ['<div>\n<hr>\n<b>x</b>\n</div>\n日本語', '<div>\n<hr>\n<b>x</b>\n</div>\n\n日本語'],
  [
    '<span class="big">\n[Link](https://example.org)\n</span>',
    '<span class="big">[Link](https://example.org)\n</span>',
  ],
  ['a < b\n<div markdown="1"><p>x</p></div>\n', 'a < b\n<div><p>x</p></div>\n'],
])('kramdown ends HTML with its tag: %j', (text, expected) => {
  expect(separateHtml(openDraft(text, 'a.md')).text).toBe(expected);
});

describe('Docusaurus', () => {
  test('runs no configuration, and keeps categories, partials, components and translations', async () => {
    const site = await importFixture('docusaurus');
    expect(partsIn(site.manifest('tide-docs'))).toBe(
      'parts:\n  - intro\n  - section: The Guide\n    parts:\n      - install',
    );
    const intro = site.article('intro.md');
    expect(intro).toContain('**npm**\n\n```bash\nnpm install tides\n```');
    expect(intro).toContain('Shared words, with [a link](guide/install.md).');
    expect(intro).toContain('<img src="moon.svg" alt="The moon" />');
    expect(intro).toContain('`unconverted: <Chart data={[1, 2]} />`');
    expect(intro).not.toMatch(/^import |a comment/m);
    expect(site.article('guide/install.md')).toContain('::::note\n\nOuter\n\n:::warning[Take *care*]');
    expect(site.article('nb/intro-nb.md')).toContain('translationOf: intro');
    expect(site.article('blog/news.md')).toContain('published: 2020-02-03');
    expect(await site.check()).toEqual(['warning import-settled']);
  });
});

describe('Starlight', () => {
  test('keeps cards, asides, order and languages', async () => {
    const site = await importFixture('starlight');
    const home = site.article('introduction.md');
    expect(home).toContain('**Moon**\n\nIt pulls.');
    expect(home).toContain(':::warning[Careful]\n\nCurrents.\n\n:::');
    expect(home).toContain('[Guide](guides/first.md)');
    expect(home).toContain('1. Look.\n\n2. Wait.');
    expect(site.article('nb/guides/first-nb.md')).toContain('translationOf: first');
    expect(await site.check()).toEqual([]);
  });
});

describe('Obsidian', () => {
  test('keeps links, embedded notes, callouts and tags', async () => {
    const vault = await importFixture('obsidian');
    expect(partsIn(vault.manifest('tides'))).toBe('parts:\n  - tides-moc\n  - the-moon\n  - ebb-flow');
    const moon = vault.article('tides/the-moon.md');
    expect(moon).toContain('[Ebb & Flow: Low water](ebb-flow.md#low-water), [six hours](ebb-flow.md#six)');
    expect(moon).toContain('[all about tides](tides-moc.md) and Not written.');
    expect(moon).toContain('tags:\n  - astronomy\n  - tides/spring\n  - sea');
    expect(moon).toContain('> [!warning]- Do not swim');
    expect(moon).toContain('## Low water\n\nIt takes six hours.');
    expect(moon).not.toContain('private');
    expect(vault.article('tides/ebb-flow.md')).toContain('`[[not a link]]`');
    expect(vault.report).toContain('Board.canvas');
    expect(await vault.check()).toEqual(['warning import-settled']);
  });
});

describe('Quarto and bookdown', () => {
  test('keep parts, cross-references and citations, and run no code', async () => {
    const book = await importFixture('quarto');
    expect(partsIn(book.manifest('tides-in-r'))).toBe(
      'parts:\n  - preface\n  - section: Observing\n    parts:\n      - observe\n      - model\n  - notes',
    );
    const observe = book.article('observe.md');
    expect(observe).toContain('<a id="fig-heights"></a>\n\n```r\nplot(heights)\n```');
    expect(observe).not.toMatch(/library\(tides\)|Only in print|#\|/);
    expect(observe).toContain(':::warning[Mind the sea]\nIt comes back.\n:::');
    expect(observe).toContain('\\label{eq-height}\n$$');
    expect(book.article('preface.md')).toContain('[@darwin1898], not of `unconverted: @newton1687`');
    expect(book.article('model.md')).toContain(
      'As [Heights](observe.md#fig-heights) shows and [Observing](observe.md) says.',
    );
    expect(await book.check()).toEqual(['warning import-settled']);
  });

  test('find the parts of bookdown in its texts', async () => {
    const book = await importFixture('bookdown');
    expect(partsIn(book.manifest('tides-by-hand'))).toBe(
      'parts:\n  - preface\n  - section: Observing\n    parts:\n      - start\n      - next',
    );
    expect(book.article('start.md')).toContain('![The moon](images/moon.svg "The moon")');
    expect(book.article('start.md')).toContain('See figure [The moon](#moon) and equation $\\eqref{eq:h}$.');
    expect(await book.check()).toEqual([]);
  });

  test('of bookdown, theorems and the like are text, also with cells in them', async () => {
    const next = (await importFixture('bookdown')).article('next.md');
    expect(next).toContain('By [Spring tide](#thm:spring), it rises.');
    expect(next).toContain(':::theorem[Spring tide]{id="thm:spring"}\nIt is *high*.\n:::');
    expect(next).toContain(':::proof\nLook at the moon.\n\n```r\nplot(1)\n```\nThat is all.\n:::');
    expect(next).toContain(':::example[Neap]\nIt is low.\n\n:::\n\n```r\nplot(2)\n```');
  });
});

describe('MyST', () => {
  test('keeps directives, roles, targets and notebooks', async () => {
    const book = await importFixture('myst');
    const observe = book.article('observe.md');
    expect(observe).toContain('::::note\nMind the sea.\n\n:::tip[Inside]\nA tip.\n:::\n::::');
    expect(observe).toContain('![A disc](moon.svg "The moon at *new tide*.")');
    expect(observe).toContain('| Day | Height |\n| --- | --- |\n| 1 | 2 \\| 3 |');
    expect(observe).toContain('H<sub>2</sub>O, $x^2$, <kbd>Ctrl</kbd>.');
    expect(observe).toContain('````unconverted\n```{bokeh} plot');
    expect(observe).toContain('Shared words.');
    expect(book.article('introduction.md')).toContain(
      '[the height](observe.md#height), then [Observing](observe.md) and [Neap tide](#term-neap-tide)',
    );
    expect(book.article('lab.md')).toContain('````python\nprint(1)\n````');
    expect(await book.check()).toEqual(['warning heading-order', 'warning import-settled']);
  });
});

test('MyST that is shown as code is no include, and hides nothing of what is around it', () => {
  const shown = '````markdown\n```{literalinclude} a.yml\n```\n````\n';
  expect(isShownAsCode(shown, shown.indexOf('```{'))).toBe(true);
  const noted = '````{note}\n```{literalinclude} a.yml\n```\n````\n';
  expect(isShownAsCode(noted, noted.indexOf('```{'))).toBe(false);
  const unknown = convertDirectives(openDraft(':::{unheard} x\n:::', 'a.md'), () => undefined);
  expect(unknown.text).toBe('```unconverted\n:::{unheard} x\n:::\n```');
});

test('a callout has more colons than the code in it', () => {
  const text = ':::note\n```md\n:::tip\n:::\n```\n:::\n';
  expect(nestFences(openDraft(text, 'a.md')).text).toBe(
    text.replace(/^:::/, '::::').replace(/:::\n$/, '::::\n'),
  );
});

describe('what is inside something else', () => {
  const convert = async (importer: Importer, config: string, text: string) => {
    const target = newImportTarget();
    target.write(`site/${config}`, 'title: Site\n');
    target.write('site/page.md', text);
    await target.import(importer, 'site', { language: 'en' });
    return {
      article: target.read('series/articles/page.md').replace(/^---\n[^]*?\n---\n\n/, ''),
      problems: await target.problems(),
    };
  };

  test.each([
    [
      'Liquid that Liquid shows',
      jekyll,
      '_config.yml',
      '---\ntitle: Page\n---\n\n{% highlight yaml %}\n{% raw %}{% highlight x %}\nCode\n{% endhighlight %}{% endraw %}\n{% endhighlight %}\n\nBehind.\n',
      '```yaml\n{% highlight x %}\nCode\n{% endhighlight %}\n```\n\nBehind.\n',
    ],
    [
      'callouts of kramdown in one another',
      jekyll,
      '_config.yml',
      '---\ntitle: Page\n---\n\nBefore.\n\n{: .important }\n> {: .warning }\n> A paragraph\n\nBehind.\n',
      'Before.\n\n::::important\n\n:::warning\nA paragraph\n:::\n\n::::\n\nBehind.\n',
    ],
    [
      'code of MyST that the end of its directive closes',
      myst,
      'myst.yml',
      '# Page\n\n````{note}\nSee:\n\n```{code-block} java\nint x;\n````\n\nBehind.\n\n```\ncode\n```\n',
      ':::note\nSee:\n\n```java\nint x;\n```\n:::\n\nBehind.\n\n```\ncode\n```\n',
    ],
    [
      'a glossary that is only shown, and terms with links',
      myst,
      'myst.yml',
      '# Page\n\nSee {term}`Tide` and {term}`Shown`.\n\n````markdown\n```{glossary}\nShown\n: No.\n```\n````\n\n```{glossary}\n[Tide](https://example.org/)\n: Yes.\n```\n',
      'See [Tide](#term-tide) and Shown.\n\n````markdown\n```{glossary}\nShown\n: No.\n```\n````\n\n<dl>\n<dt>\n\n<a id="term-tide"></a>[Tide](https://example.org/)\n\n</dt>\n<dd>\n\nYes.\n\n</dd>\n</dl>\n',
    ],
    [
      'an include that is only shown',
      myst,
      'myst.yml',
      '# Page\n\n````markdown\n```{include} gone.md\n```\n````\n',
      '````markdown\n```{include} gone.md\n```\n````\n',
    ],
    [
      'addresses below their names',
      markdown,
      'mkdocs.yml',
      '# Page\n\nSee [one][a] and [none][b].\n\n## Two words\n\n[a]:\n  #two-words\n[b]:\n  #gone\n',
      'See [one][a] and none.\n\n## Two words\n\n[a]:\n  #two-words\n',
    ],
  ])('%s', async (_name, importer, config, text, expected) => {
    const { article, problems } = await convert(importer, config, text);
    expect(article).toBe(expected);
    expect(problems.filter((problem) => !/^(?:import-settled|value-present)/.test(problem))).toEqual([]);
  });
});

describe('folders of Markdown', () => {
  test('of MkDocs keep its navigation, blocks and snippets', async () => {
    const book = await importFixture('markdown');
    expect(partsIn(book.manifest('tide-handbook'))).toBe(
      'parts:\n  - introduction\n  - section: Guide\n    parts:\n      - first\n      - second',
    );
    const home = book.article('introduction.md');
    expect(home).toContain(':::warning[Mind the sea]\n\nIt comes back.\n\n<details>\n<summary>Tip</summary>');
    expect(home).toContain('print("!!! note")');
    expect(home).toContain('A snippet.');
    expect(book.article('guide/second.md')).toContain('    !!! indented code');
    expect(await book.check()).toEqual([]);
  });

  test('without a tool are series, and nothing outside of them is read', async () => {
    const notes = await importFixture('notes');
    expect(partsIn(notes.manifest('part-a'))).toBe('parts:\n  - a\n  - a-one\n  - two');
    expect(notes.article('a/a-one.md')).toContain('[two](two.md "Two")');
    expect(notes.article('b/b-one.md')).toContain('[one of A](../a/a-one.md)');
    expect(notes.article('a/two.md')).toContain('`unconverted: ![gone](../../../../etc/hostname.png)` out');
    const press = notes.article('b/press.md');
    expect(press).toContain(
      `By Ingrid Solberg, see [the first](#1-ebb--flow) and [types](#listitem), not the licence.`,
    );
    expect(press).toContain('Shown as `{{ $frontmatter.author }}`.');
    expect(notes.report).toContain('files about a repository');
    expect(notes.article('b/list.md')).toContain('title: "Type: List<E> and more"');
    expect(notes.article('b/getting-started.md')).toMatch(
      /title: Getting started\n[^]*<p align="center">Tide<\/p>\n\nBegin\.\n$/,
    );
    expect(await notes.check()).toEqual(['warning import-settled']);
  });
});
