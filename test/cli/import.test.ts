import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { runHere } from '../harness/run-here.ts';

const text = '# Tide\n\nThe tide rises.\n';

function contentOf(file: string): string {
  if (file.endsWith('_toc.yml')) return '- file: tide\n';
  if (file.endsWith('SUMMARY.md')) return '- [Tide](tide.md)\n';
  return /\.(?:md|qmd)$/.test(file) ? text : '';
}

async function importFiles(files: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'import-'));
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), contentOf(file));
  }
  const { failure, log } = await runHere(['import', folder, '--dry-run', '--into', join(folder, 'to')]);
  return failure ?? log;
}

test.each([
  ['mdBook', 'book', ['book/book.toml', 'book/src/SUMMARY.md', 'book/src/tide.md']],
  ['MyST and Jupyter Book', 'lectures', ['lectures/_config.yml', 'lectures/_toc.yml', 'lectures/tide.md']],
  ['Quarto and bookdown', 'site', ['site/_quarto.yml', 'site/index.qmd']],
  ['Hugo', 'docs/web', ['docs/web/hugo.yaml', 'docs/web/content/tide.md']],
  ['Jekyll', 'docs', ['docs/_config.yml', 'docs/_posts/2020-01-02-tide.md']],
  ['Starlight', 'docs', ['docs/astro.config.mjs', 'docs/src/content/docs/tide.md']],
  ['Markdown', 'manual', ['manual/mkdocs.yml', 'manual/docs/tide.md']],
  ['Markdown', 'site', ['site/.vitepress/config.mts', 'site/tide.md']],
  ['Obsidian', 'vault', ['vault/.obsidian/app.json', 'vault/tide.md']],
])('a repository that has a project of %s in %s/ is read as that', async (title, folder, files) => {
  const log = await importFiles([...files, 'README.md', 'packages/one/README.md', 'examples/one/book.toml']);
  expect(log).toContain(`Found ${title} in ${folder}/.`);
  expect(log).toMatch(new RegExp(`Would import 1 article, .* from ${title}\\.`));
});

test('of several projects, the outermost is chosen, and none of several beside one another', async () => {
  const files = ['a/book.toml', 'a/src/tide.md', 'b/_toc.yml', 'b/tide.md'];
  expect(await importFiles(files)).toContain(
    'Found mdBook in a/, MyST and Jupyter Book in b/. To import one of them, name its folder.\nWould import 2',
  );
  expect(await importFiles(['b/_toc.yml', 'b/tide.md', 'b/c/_quarto.yml'])).toContain('Jupyter Book in b/.');
  const packages = ['lib/blank/_config.yml', 'lib/blank/_posts/2020-01-02-tide.md', 'lib/blank/tide.md'];
  expect(await importFiles(['docs/_config.yml', 'docs/_posts/2020-01-02-tide.md', ...packages])).toContain(
    'Found Jekyll in docs/. Not imported: Jekyll in lib/blank/.\nWould import 1',
  );
});

test('a project in the root is read, whatever is in its folders', async () => {
  const log = await importFiles(['_quarto.yml', 'index.qmd', 'old/_toc.yml', 'old/tide.md']);
  expect(log).not.toContain('Found');
  expect(log).toContain('from Quarto and bookdown.');
});
