import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { printHtml } from '../../src/markdown/print-html.ts';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

const publication = littlePublication()
  .withConfig({ checks: { 'file-used': 'off' } })
  .withFile('series/code/main.rs', '// ANCHOR: here\nfn a() {}\n// ANCHOR_END: here\nfn b() {}\n')
  .withFile('series/code/list.py', 'a = 1\nb = 2\nc = 3\n')
  .withFile('series/articles/_shared.md', 'Shared *text* [[tillit]].\n\n{{#include deep/inner.txt}}\n')
  .withFile('series/articles/deep/inner.txt', 'Inner.\n')
  .withFile('series/articles/_note.qmd', '---\ntitle: x\n---\n\n!!! note "A"\n    B\n');

const read = async (body: string, from = publication) => {
  const { prepared, report, diagnostics } = await from.withArticle('tillit', `${body}\n`).problems();
  const article = prepared?.loaded.articles.find(({ id }) => id === 'tillit');
  const html = article && printHtml(article.document.body).replaceAll(/<\/?span[^>]*>/g, '');
  return {
    html: html?.replaceAll(/\s*\n\s*/g, '\n').replaceAll('\n</code>', '</code>') ?? '',
    report,
    diagnostics,
  };
};

test.each([
  ['```rust\n{{#include ../code/main.rs:here}}\n```', 'fn a() {}</code>'],
  ['```rust\n{{#rustdoc_include ../code/main.rs}}\n```', 'fn a() {}\nfn b() {}</code>'],
  ['{{#playground ../code/main.rs editable}}', 'language-rust">fn a() {}\nfn b() {}'],
  ['```python\n{{#include ../code/list.py:2}}\n```', 'b = 2</code>'],
  ['```python\n{{#include ../code/list.py:2:}}\n```', 'b = 2\nc = 3</code>'],
  ['```python\n{{#include ../code/list.py::2}}\n```', 'a = 1\nb = 2</code>'],
  [
    '```{literalinclude} /code/list.py\n:language: python\n:lines: 1-2\n```',
    'language-python">a = 1\nb = 2</code>',
  ],
  ['```{literalinclude} ../code/list.py\n:start-after: a =\n:end-before: c =\n```', '<code>b = 2</code>'],
  [':::{include} _note.qmd\n:::', '<p class="callout-title">A</p><p>B</p>'],
  ['{{< include _note.qmd >}}', '<p class="callout-title">A</p><p>B</p>'],
  ['--8<-- "code/list.py"', 'a = 1\nb = 2\nc = 3'],
  ['- A\n\n  {{#include _note.qmd}}', '<li>\n<p>A</p>\n<aside'],
  ['```\n\\{{#include x.rs}}\n```', '<code>{{#include x.rs}}</code>'],
])('%j shows the text of the file', async (body, shown) => {
  const { html, report } = await read(body);
  expect(report).toBe('');
  expect(html).toContain(shown);
});

test('an included text has links and markup like any other, and what is wrong in it is reported at its line', async () => {
  const { diagnostics } = await read(
    'Before.\n\n{{#include _shared.md}}',
    publication.withFile('series/articles/deep/inner.txt', 'Inner [a](missing.md).\n'),
  );
  expect(diagnostics.map(({ code, place }) => [code, place.start.line])).toEqual([
    ['link-target-exists', 12],
  ]);
});

test.each([
  ['{{#include nowhere.md}}', 'There is no file "series/articles/nowhere.md" to include.'],
  ['{{#include ../../../secret.txt}}', 'points outside the folder series'],
  ['{{#include nettverk-og-relasjon.md}}', 'is an article, which is not included in others'],
  ['{{#include ../publication.yaml}}', 'is a file of the publication itself'],
  ['{{#include ../static-members/for-members.txt}}', 'is members-only and cannot be included'],
  ['{{#include ../code/main.rs:there}}', '"series/code/main.rs" has no such part.'],
  ['{{#include ../code/loop.txt}}', '"series/code/loop.txt" includes itself.'],
  ['{{#include ../code/twice.txt}}', 'includes itself'],
  ['{{#include figurer/bilde.bin}}', 'is not UTF-8 text'],
])('%s is an error', async (body, message) => {
  const { report } = await read(
    body,
    publication
      .withFile('series/static-members/for-members.txt', 'secret')
      .withFile('series/code/loop.txt', '{{#include loop.txt}}\n{{#include loop.txt}}\n')
      .withFile('series/code/twice.txt', '{{#include other.txt}}\n')
      .withFile('series/code/other.txt', '{{#include twice.txt}}\n')
      .withFile('series/articles/figurer/bilde.bin', new Uint8Array([255, 254, 0, 1])),
  );
  expect(report).toContain('include-read');
  expect(report).toContain(message);
});

test('nothing is included through a symbolic link, whatever it leads to', () =>
  publication.withArticle('tillit', '{{#include linked.txt}}\n').inFolder(async (root) => {
    symlinkSync(
      join(root, 'series/articles/nettverk-og-relasjon.md'),
      join(root, 'series/articles/linked.txt'),
    );
    const { output } = await runHere(['check', '--root', root, '--as-of', '2026-11-23']);
    expect(output).toContain('is a symbolic link, and is not included');
  }));

test('a build after a change of an included file, or of what a name means, makes the pages that show it, and says why', () =>
  publication
    .withArticle('tillit', '{{#include _shared.md}}\n\nSee [[sterke-bånd|ties]] and ![[kart.svg|A map]].\n')
    .withArticle('sterke-band')
    .withFile(
      'series/articles/kart.svg',
      readFileSync('test/fixtures/little-publication/series/articles/figurer/noder.svg'),
    )
    .inFolder(async (root) => {
      const cache = join(root, '..', 'cache');
      const build = async (...more: string[]) => {
        const run = await runHere([
          'build',
          '--root',
          root,
          '--as-of',
          '2026-11-23',
          '--format',
          'site',
          '--cache',
          cache,
          ...more,
        ]);
        return { ...run, page: readFileSync(join(root, 'dist/site/articles/tillit/index.html'), 'utf8') };
      };
      const first = await build();
      expect(first.page).toContain('Inner');
      writeFileSync(join(root, 'series/articles/deep/inner.txt'), 'Changed.\n');
      const second = await build('--explain');
      expect(second.page).toContain('Changed.');
      expect(second.log + second.output).toMatch(/deep\/inner\.txt: changed: 1 page/);
      // The name means another file now.
      mkdirSync(join(root, 'series/articles/x'));
      writeFileSync(
        join(root, 'series/articles/x/kart.svg'),
        readFileSync(join(root, 'series/articles/kart.svg')),
      );
      rmSync(join(root, 'series/articles/kart.svg'));
      const third = await build();
      expect([third.code, third.output]).toEqual([first.code, first.output]);
      expect(third.page).toContain('alt="A map"');
    }));
