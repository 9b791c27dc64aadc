import { describe, expect, test } from 'vitest';
import { littlePublication, type LittlePublication } from '../harness/publication.ts';
import { required } from '../harness/read-page.ts';
import { frontMatter, manifest, publication } from './example-facts.ts';
import { examples, examplesIn, fileOf } from './handbook.ts';

describe('articles, templates and counts', () => {
  const shown = examplesIn('markdown');

  test('are many', () => {
    expect(shown.length).toBeGreaterThan(5);
    expect(examplesIn('html').length).toBeGreaterThan(0);
    expect(examplesIn('csv').length).toBeGreaterThan(0);
  });

  test('are built without a problem', async () => {
    const ids = shown.map((_, index) => `example-${index}`);
    const withTexts = shown.reduce(
      (made, { text }, index) =>
        text.startsWith('---\n')
          ? made.withFile(`series/articles/example-${index}.md`, text)
          : made.withArticle(`example-${index}`, text, { ...frontMatter, language: 'en' }),
      surroundings(ids),
    );
    const withTemplates = examplesIn('html').reduce(
      (made, { before, text }) => made.withFile(templateNamed(before), text),
      withTexts,
    );
    const [counts] = examplesIn('csv');
    const report = await withTemplates
      .withFile('series/popularity.csv', required(counts).text)
      .report('check');
    expect(report).toBe('');
  });

  test('a mistake in one would be seen', async () => {
    const report = await surroundings(['wrong']).withArticle('wrong', '[Gone](gone.md)').report('check');
    expect(report).toContain('link-target-exists');
  });
});

/** What the examples link to, cite and show. */
function surroundings(ids: readonly string[]): LittlePublication {
  const figure = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><circle r="20"/></svg>';
  return littlePublication()
    .withConfig({
      ...publication,
      series: ['networks'],
      templates: 'templates',
      site: { promotion: { text: 'Try it.' } },
    })
    .withoutFile('series/nettverksbygging.yaml')
    .withSeries('networks', { ...manifest, language: 'en', parts: [...ids, 'strong-ties', 'weak-ties'] })
    .withArticle('strong-ties', 'A short text.', { language: 'en' })
    .withArticle('weak-ties', '## The cost of a tie\n\nA short text.', { language: 'en' })
    .withFile(
      'series/references.yaml',
      required(examplesIn('yaml').find((one) => fileOf(one) === 'series/references.yaml')).text,
    )
    .withFile('series/articles/figures/graph.svg', figure)
    .withFile('series/articles/data.xlsx', 'A table.')
    .withFile('series/articles/report.pdf', 'A report.')
    .withFile('series/static/plan.pdf', 'A plan.');
}

/** The text before a template ends with its path. */
function templateNamed(before: string): string {
  return required(/`(series\/templates\/[\w./-]+)`:\s*(?:```\w+\s*)?$/.exec(before)?.[1]);
}

describe('the first publication', () => {
  const own = examples.filter(({ article }) => article === 'first-publication');
  const article = required(own.find(({ language }) => language === 'markdown')).text;
  const made = own
    .filter(({ language }) => language === 'yaml')
    .reduce((all, example) => all.withFile(fileOf(example), example.text), littlePublication());
  const whole = made
    .withoutFile('series/nettverksbygging.yaml')
    .withoutFile('series/articles/nettverk-og-relasjon.md')
    .withoutFile('series/articles/tillit.md')
    .withFile('series/articles/strong-ties.md', article)
    .withArticle('weak-ties', 'A short text.', { language: 'en' })
    .withArticle('lobbying', 'A short text.', { language: 'en' });

  test('has no problems', async () => {
    expect(await whole.report('check')).toBe('');
  });

  test('has the problem that the article shows', async () => {
    const shown = required(own.find(({ text }) => text.includes('article-exists'))).text;
    const slip = required(own.find((example) => fileOf(example) === 'series/networks.yaml')).text;
    const report = await whole
      .withFile('series/networks.yaml', slip.replace('lobbying', 'lobying'))
      .report('check');
    expect(report.trimEnd()).toBe(shown.trimEnd());
  });
});
