import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { articles, examples, inlineCode, isUntested, type Example } from './handbook.ts';

describe('examples', () => {
  test('name a language that a test knows', () => {
    const known = ['csv', 'dot', 'html', 'js', 'markdown', 'mermaid', 'sh', 'text', 'ts', 'yaml'];
    expect(examples.length).toBeGreaterThan(40);
    expect(examples.filter(({ language }) => !known.includes(language))).toEqual([]);
  });

  test('are all run, but for these', () => {
    const isRun = ({ text }: Example) => text.includes('error article-exists');
    const unrun = examples.filter(
      (example) => (isUntested(example) || example.language === 'text') && !isRun(example),
    );
    expect(unrun.map(describeUnrun)).toEqual([
      'addresses: articles/trust/ now redirects to articles/trust-in-networks/',
      'cache: series/articles/strong-ties.md: title changed: 68 pages, 4 books and 14 other files',
      'ci: Not tested: only GitHub Actions can run it.',
      'dev: 12:03:11 strong-ties.md: 3 pages in 84 ms',
      'first-publication: series/',
      'markdown: ```mermaid title="How a purchase is made" alt="The user asks, the buyer orders."',
      'markdown: +-------+-----------+-------+',
      'members: series/articles/risk.md:12:1  error protected-leak',
      'popularity: Not tested: cron runs it.',
      'popularity: Not tested: logrotate runs it.',
      'publish: {',
      'servers: Not tested: needs nginx.',
      'servers: Not tested: needs Caddy.',
      'subscription-site: Not tested: needs the registry.',
      // Run by packages/desk/test/site/web-servers.test.ts.
      'subscription-site: location ^~ /desk/ {',
      'subscription-site: handle /desk/* {',
      String.raw`subscription-site: location ~ ^(?<kolofon_file>/books/[^/]+\.(?:epub|pdf))$ {`,
      String.raw`subscription-site: @books path_regexp ^/books/[^/]+\.(?:epub|pdf)$`,
      'subscription-site: series/articles/tillit.md:9:1  note report-settled',
    ]);
  });
});

function describeUnrun({ article, text }: Example): string {
  const reason = /^# (Not tested: .*)/m.exec(text)?.[1];
  return `${article}: ${reason ?? text.trim().split('\n')[0] ?? ''}`;
}

test('files of the repository that the handbook names are there', () => {
  const named = articles.flatMap((article) =>
    inlineCode(article).filter((code) => /^(?:[a-z][\w-]*\/)+(?:[\w.-]+\.(?:ts|js|css|eta))?$/.test(code)),
  );
  const isOfReaders = (path: string) => /^(?:series|dist)\b|^[a-z]+\/$/.test(path);
  const roots = ['', 'src/', 'templates/'];
  const lost = named.filter((path) => !isOfReaders(path) && !roots.some((root) => existsSync(root + path)));
  expect(named.length).toBeGreaterThan(50);
  expect(lost).toEqual([]);
});
