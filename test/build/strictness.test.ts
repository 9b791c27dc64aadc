import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

const withWarning = littlePublication()
  .withArticle('kladd', 'Tekst.\n', { status: 'draft' })
  .withArticle('leser', 'Se [kladden](kladd.md).\n');

describe('--strict', () => {
  test.each(['check', 'build'])('%s fails where there are warnings alone', async (command) => {
    await withWarning.inFolder(async (root) => {
      const more = command === 'build' ? ['--format', 'site', '--cache', join(root, '..', 'cache')] : [];
      expect((await runHere([command, '--root', root, ...more])).code).toBe(0);
      // A build that has nothing to do still has its warnings.
      const { code, output } = await runHere([command, '--root', root, '--strict', ...more]);
      expect(code).toBe(1);
      expect(output).toContain('series/articles/leser.md:10:4  error link-target-published');
    });
  });

  test('passes what has no problem', async () => {
    await littlePublication().inFolder(async (root) => {
      expect((await runHere(['check', '--root', root, '--strict'])).code).toBe(0);
    });
  });
});

test.each([
  ['at its root', '', ''],
  ['in a folder', 'boker/havet', 'boker/havet/'],
])(
  'the github reporter names files of a publication %s by their paths in the repository',
  async (_, way, path) => {
    await withWarning.inFolder(async (root) => {
      const repository = join(root, '..', 'repository');
      mkdirSync(dirname(join(repository, way)), { recursive: true });
      renameSync(root, join(repository, way));
      writeFileSync(join(repository, '.git'), 'gitdir: elsewhere\n');
      const check = ['check', '--root', join(repository, way), '--reporter', 'github'];
      const { output } = await runHere(check);
      expect(output).toContain(`file=${path}series/articles/leser.md,line=10,`);
    });
  },
);

test.each([
  ['a draft', { status: 'draft' }, 'is a draft'],
  ['due later', { status: 'scheduled', published: '2027-01-05' }, '--as-of 2027-01-05 builds it'],
  ['dated in the future', { published: '2027-02-01' }, 'is not published before 2027-02-01'],
])('--article says that an article is %s', async (_, facts, reason) => {
  await littlePublication()
    .withArticle('kladd', 'Tekst.\n', facts)
    .inFolder(async (root) => {
      const { code, failure } = await runHere(['build', '--root', root, '--no-cache', '--article', 'kladd']);
      expect([code, failure]).toEqual([2, expect.stringContaining(reason)]);
    });
});

describe('the new name of an article', () => {
  const renamed = littlePublication()
    .withoutFile('series/articles/tillit.md')
    .withArticle('fortrolighet', 'Tekst.\n', { formerly: ['tillit'] });

  test('is suggested where a manifest, a collection or a link has the old one', async () => {
    const report = await renamed
      .withSeries('annen', { parts: ['nettverk-og-relasjon', 'tillit'] })
      .withConfig({
        collections: [{ id: 'utvalg', title: 'Utvalg', summary: 'Et utvalg.', parts: ['tillit'] }],
      })
      .withArticle('leser', 'Se [tillit](tillit.md).\n')
      .report('check');
    expect(report.match(/hint It was renamed: write "fortrolighet"\./g)?.length).toBeGreaterThanOrEqual(2);
    expect(report).toContain('hint It was renamed: link to fortrolighet.md');
  });

  test('is known from the list of addresses where nobody wrote it down', async () => {
    await littlePublication().inFolder(async (root) => {
      await runHere(['build', '--root', root, '--format', 'site', '--no-cache']);
      const articles = join(root, 'series', 'articles');
      renameSync(join(articles, 'tillit.md'), join(articles, 'noe-helt-annet.md'));
      const { output } = await runHere(['check', '--root', root]);
      expect(output).toContain('hint It was renamed: write "noe-helt-annet".');
    });
  });
});

test('check reads what builds with the same cache know, finds the same, and writes nothing', async () => {
  await withWarning.inFolder(async (root) => {
    const cache = ['--cache', join(root, '..', 'cache')];
    await runHere(['build', '--root', root, '--format', 'site', ...cache]);
    const fresh = await runHere(['check', '--root', root]);
    const cached = await runHere(['check', '--root', root, ...cache]);
    expect(cached).toMatchObject({ failure: undefined, output: fresh.output });
    expect(cached.code).toBe(0);
  });
});
