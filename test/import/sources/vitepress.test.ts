import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Imported } from '../../../src/import/imported.ts';
import { readModuleData } from '../../../src/import/markdown/module-data.ts';
import { createNames } from '../../../src/import/names.ts';
import { openSource, type Source } from '../../../src/import/source.ts';
import { markdown } from '../../../src/import/sources/markdown/markdown.ts';

function write(files: Readonly<Record<string, string>>): Source {
  const folder = mkdtempSync(join(tmpdir(), 'vitepress-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return openSource(folder);
}

async function read(config: Readonly<Record<string, string>>, texts: readonly string[]): Promise<Imported[]> {
  const pages = texts.map((file) => [`${file}.md`, `# ${file}\n\nThe tide rises.\n`] as const);
  const context = { names: createNames(), language: undefined, files: undefined };
  const found: Imported[] = [];
  for await (const one of markdown.read(write({ ...config, ...Object.fromEntries(pages) }), context))
    found.push(one);
  return found;
}

/** The titles of the series, their languages, and what is in them. */
function outline(found: readonly Imported[]): readonly string[] {
  return found.flatMap((one) => {
    if (one.kind !== 'series') return [];
    const parts = one.parts.map((part) =>
      typeof part === 'string' ? part : `${part.section} (${part.parts.join(' ')})`,
    );
    return [`${[one.title, one.language].filter(Boolean).join(' ')}: ${parts.join(' ')}`];
  });
}

test.each([
  [
    'one sidebar, in TypeScript; a page comes once, and what no sidebar names comes last',
    {
      '.vitepress/config.ts': `import { defineConfig, type UserConfig } from 'vitepress'
        export default defineConfig({ title: 'Tide', themeConfig: { sidebar: [
          { text: '<b>One</b>', items: [{ text: 'B', link: '/b' }, { text: 'X', link: '/a#x' }, { link: '/a.html' }] },
          { text: 'Elsewhere', link: 'https://example.org/' },
        ] } } satisfies UserConfig)`,
    },
    ['a', 'b', 'c'],
    ['Tide: One (b a) c'],
  ],
  [
    'a sidebar for each folder, from functions and other modules',
    {
      '.vitepress/config/index.mts': `import { api } from './api'
        import * as guide from './guide.mjs'
        export default { themeConfig: { nav: [{ text: 'The guide', link: '/guide/a' }],
          sidebar: { '/guide/': guide.items(), '/api/': { base: '/api/', items: [...api, { link: 'b' }] }, '/': [] } } }`,
      '.vitepress/config/api.ts': `export const api: object[] = [{ text: 'C', link: 'c' }]`,
      '.vitepress/config/guide.mjs': `export function items() { return [{ text: 'All', items: [{ link: '/guide/b' }, { link: '/guide/a' }] }] }`,
    },
    ['guide/a', 'guide/b', 'api/b', 'api/c', 'api/d'],
    ['The guide: All (guide-b a)', 'Api: c api-b d'],
  ],
  [
    'translations, in a folder of texts',
    {
      '.vitepress/config.js': `const shared = { search: { provider: 'local' } }
        export default { srcDir: './src', locales: {
          root: { label: 'English', lang: 'en', title: 'Tide', themeConfig: { ...shared, sidebar: [{ link: '/a' }] } },
          nb: { lang: 'nb-NO', themeConfig: { sidebar: { '/nb/': [{ link: '/nb/a' }] } } } } }`,
    },
    ['src/a', 'src/b', 'src/nb/a', 'README'],
    ['Tide: a b', 'Tide nb-NO: a-nb-no'],
  ],
  [
    'VuePress',
    {
      '.vuepress/config.js': `module.exports = { themeConfig: { sidebar: {
        '/guide/': ['', 'b', { title: 'More', children: ['/guide/c', ['d', 'The D']] }] } } }`,
    },
    ['guide/README', 'guide/b', 'guide/c', 'guide/d'],
    ['Guide: guide b More (c d)'],
  ],
  [
    'a sidebar that is computed: the order is that of names',
    { '.vitepress/config.ts': `export default { title: 'Tide', themeConfig: { sidebar: findTexts('..') } }` },
    ['b', 'a'],
    ['Tide: a b'],
  ],
])('%s', async (_, config, texts, expected) => {
  const found = await read(config, texts);
  expect(outline(found).map((line) => line.replace(/^vitepress-\w+/i, 'Tide'))).toEqual(expected);
});

test('a translation names its original, and the site its title, summary and language', async () => {
  const config = `export default { lang: 'en', title: 'Tide', description: 'All of it.', locales: { 'root': {}, fr: { lang: 'fr' } } }`;
  const found = await read({ '.vitepress/config.mjs': config }, ['a', 'fr/a']);
  expect(found.find(({ kind }) => kind === 'publication')).toMatchObject({
    title: 'Tide',
    summary: 'All of it.',
    language: 'en',
  });
  const translated = found.find((one) => one.kind === 'article' && one.origin.file === 'fr/a.md');
  expect(translated).toMatchObject({ frontMatter: { language: 'fr', translationOf: 'a' } });
});

test.each([
  ['names that repeat one another', 'const a = [b, b], b = [c, c], c = [a, a]\nexport default a'],
  ['a function of itself', 'function a() { return [a(), a()] }\nexport default a()'],
  ['a module of itself', 'import a from "./config"\nexport default [a, a]'],
  ['deep data', `export default ${'['.repeat(5000)}${']'.repeat(5000)}`],
  ['no code', 'export default {{{'],
  ['effects', 'export default { title: process.exit(7), ...globalThis, [Symbol.iterator]: 1 }'],
])('of a configuration with %s, what is data is read', (_, code) => {
  expect(() => readModuleData(write({ '.vitepress/config.ts': code }), '.vitepress/config.ts')).not.toThrow();
});
