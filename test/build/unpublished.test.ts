import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/build/prepare.ts';
import { describeUnpublished } from '../../src/build/unpublished.ts';
import { listUnpublished, type Reason } from '../../src/resolve/status.ts';
import { littlePublication, templates } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

const draft: Reason = { kind: 'draft' };

describe('the articles that are not out', () => {
  const publication = littlePublication()
    .withArticle('kladd', 'Tekst.\n', { status: 'draft' })
    .withArticle('planlagt', 'Tekst.\n', { status: 'scheduled', published: '2027-01-05' })
    .withArticle('feildatert', 'Tekst.\n', { status: 'published', published: '2027-02-01' })
    .withSeries('utkast', { parts: ['nettverk-og-relasjon', 'kladd', 'planlagt', 'feildatert'] });
  const lines = `3 articles are not out:
  1 draft: kladd
  1 due on 2027-01-05: planlagt
  1 dated 2027-02-01, in the future: feildatert`;

  test.each(['check', 'build'])('are counted by %s, with the reasons', async (command) => {
    await publication.inFolder(async (root) => {
      const build = command === 'build' ? ['--format', 'site', '--no-cache'] : [];
      const { log } = await runHere([command, '--root', root, '--as-of', '2026-11-23', ...build]);
      expect(log).toContain(lines);
    });
  });

  test('are counted again by a build that has nothing to do, and not once they are out', async () => {
    await publication.inFolder(async (root) => {
      const build = ['build', '--root', root, '--format', 'site', '--cache', `${root}/../cache`];
      await runHere([...build, '--as-of', '2026-11-23']);
      const { log } = await runHere([...build, '--as-of', '2026-11-23']);
      expect(log).toContain('nothing has changed');
      expect(log).toContain(lines);
      const later = await runHere([...build, '--as-of', '2027-02-01']);
      expect(later.log).toContain('1 article is not out:\n  1 draft: kladd\n');
    });
  });

  test('are in the model of kolofon dev, with numbers and neighbours', async () => {
    const { prepared } = await publication.inFolder((root) =>
      prepare(root, templates, '2026-11-23', undefined, { showsUnpublished: true }),
    );
    const series = prepared?.publication.series.find(({ id }) => id === 'utkast');
    expect(series?.memberships.map(({ article, position }) => [article.id, position])).toEqual([
      ['nettverk-og-relasjon', 1],
      ['kladd', 2],
      ['planlagt', 3],
      ['feildatert', 4],
    ]);
    expect(series?.upcoming).toEqual([]);
  });
});

test('drafts come first, then dates', () => {
  const article = (id: string, status: 'draft' | 'scheduled' | 'published', published: string) =>
    ({ id, frontMatter: { status, published } }) as Parameters<typeof listUnpublished>[0][number];
  const articles = [
    article('c', 'scheduled', '2027-02-01'),
    article('b', 'published', '2026-12-01'),
    article('a', 'scheduled', '2026-11-23'),
    article('d', 'draft', '2020-01-01'),
  ];
  expect(listUnpublished(articles, '2026-11-23')).toEqual([
    { id: 'd', reason: draft },
    { id: 'b', reason: { kind: 'future', date: '2026-12-01' } },
    { id: 'c', reason: { kind: 'due', date: '2027-02-01' } },
  ]);
});

test('many are summed up', () => {
  const drafts = Array.from({ length: 7 }, (_, index) => ({ id: `utkast-${String(index)}`, reason: draft }));
  const due = Array.from({ length: 9 }, (_, index) => ({
    id: `del-${String(index)}`,
    reason: { kind: 'due', date: `2027-01-0${String(index + 1)}` } as const,
  }));
  const lines = describeUnpublished([...drafts, ...due]);
  expect(lines).toHaveLength(8);
  expect(lines[0]).toBe('16 articles are not out:');
  expect(lines[1]).toBe('  7 drafts: utkast-0, utkast-1, utkast-2, utkast-3, utkast-4 and 2 more');
  expect(lines[7]).toBe('  4 on later dates');
});
