import { existsSync, readdirSync } from 'node:fs';
import { fromHtml } from 'hast-util-from-html';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { site } from '../../src/formats/site/site.ts';
import { blockIds } from '../../src/model/site-settings.ts';
import { inputOf, renderJob } from '../harness/render-input.ts';
import { littlePublication, templates } from '../harness/publication.ts';
import { findAll, required, textOf } from '../harness/read-page.ts';
import { renderPages } from '../harness/render-pages.ts';
import { articles, examplesIn, inlineCode } from './handbook.ts';

const articleOf = (id: string) => required(articles.find((article) => article.id === id));

test('the handbook describes each block of an article', () => {
  const rows = [...articleOf('site').text.matchAll(/^\| `([a-z]+)` +\|.*\.eta`/gm)];
  expect(rows.map(([, id]) => id).toSorted()).toEqual([...blockIds].toSorted());
});

test('the templates that it names are there', () => {
  const named = articles
    .flatMap(inlineCode)
    .filter((code) => /^(?:site|epub|pdf|words)\/[a-z/-]+\.[a-z]+$/.test(code));
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((file) => !existsSync(`${templates}/${file}`))).toEqual([]);
});

test('it names each script of the pages', () => {
  const scripts = readdirSync(`${templates}/site/scripts`).filter((file) => file !== 'appearance-early.js');
  const named = inlineCode(articleOf('templates'));
  expect(scripts.filter((file) => !named.includes(file))).toEqual([]);
});

test('it shows words in the plural forms of their language', () => {
  const words = required(examplesIn('yaml').find(({ text }) => text.includes('words/ar.yaml')));
  const { parts } = parse(words.text) as { parts: Readonly<Record<string, string>> };
  expect(Object.keys(parts).toSorted()).toEqual(
    new Intl.PluralRules('ar').resolvedOptions().pluralCategories.toSorted(),
  );
});

test('it shows a template that does what it says', async () => {
  const prepared = await littlePublication()
    .withConfig({
      series: ['nettverksbygging'],
      templates: 'templates',
      site: { promotion: { text: 'Bøker & tidsskrifter', link: 'https://example.org/' } },
    })
    .withFile('series/templates/site/parts/promotion.eta', required(examplesIn('html')[0]).text)
    .withFile('series/templates/site/scripts/lists.js', '')
    .prepare();
  const [job] = site.plan(inputOf(prepared));
  const made = renderPages((await renderJob(job)).value);
  const textAt = (path: RegExp) => {
    const artifact = required(made.find((one) => path.test(one.path)));
    return artifact.kind === 'text' ? artifact.text : '';
  };
  const [promotion] = findAll(fromHtml(textAt(/tillit\/index\.html$/)), ({ tagName }) => tagName === 'aside');
  expect(textOf(required(promotion))).toBe('Annonse Bøker & tidsskrifter');
  const script = textAt(/assets\/site\.\w+\.js$/);
  expect(script).toContain('kolofon-read');
  expect(script).not.toContain('tablist');
});
