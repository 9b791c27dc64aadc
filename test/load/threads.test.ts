import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sumFiles } from '../harness/list-files.ts';
import { littlePublication } from '../harness/publication.ts';
import { runCommand } from '../harness/run-command.ts';
import { runHere } from '../harness/run-here.ts';

const ids = Array.from({ length: 60 }, (_, index) => `del-${String(index + 1).padStart(2, '0')}`);

/** Sixty articles in several languages, with notes, pictures, citations and words of the interface. */
const many = ids
  .reduce(
    (publication, id, index) =>
      publication.withArticle(
        id,
        `## Om ${id}\n\nEn note.[^1] Se [den neste](${ids[(index + 1) % ids.length] ?? ''}.md) og [@castells2004].\n\n> [!NOTE]\n> Husk dette.\n\n![Noder](figurer/noder.svg "Noder")\n\n[^1]: Noten til ${id}.\n`,
        { language: ['nb', 'nn', 'en-GB'][index % 3] ?? 'nb' },
      ),
    littlePublication(),
  )
  .withSeries('nettverksbygging', { parts: ids })
  .withConfig({ series: ['nettverksbygging'], site: { search: false, socialImages: false } });

const build = (root: string, jobs: string) =>
  runCommand([
    'build',
    ...['--root', root, '--format', 'site', '--as-of', '2026-11-23', '--no-cache', '--jobs', jobs],
  ]);

test('several threads make the same site as one', async () => {
  const sites = await Promise.all(
    ['1', '3'].map((jobs) =>
      many.inFolder((root) => {
        const { code, log } = build(root, jobs);
        expect(code, log).toBe(0);
        return Promise.resolve(sumFiles(join(root, 'dist')));
      }),
    ),
  );
  expect(Object.keys(sites[0] ?? {}).length).toBeGreaterThan(ids.length);
  expect(sites[1]).toEqual(sites[0]);
});

test('several threads report the same problems in the same order', async () => {
  const broken = ['del-03', 'del-31', 'del-58'].reduce(
    (publication, id) =>
      publication.withArticle(id, `[Borte](borte-${id}.md) og [@ukjent].\n\n#### For dypt\n`),
    many,
  );
  const [one, three] = await Promise.all(
    ['1', '3'].map((jobs) => broken.inFolder((root) => Promise.resolve(build(root, jobs)))),
  );
  expect(one?.code).toBe(1);
  expect(one?.output).toContain('borte-del-58.md');
  expect(three?.output).toBe(one?.output);
});

test('a configuration that one of several threads cannot load stops the build', () =>
  many
    .withFile(
      'kolofon.config.mjs',
      `import { isMainThread } from 'node:worker_threads';\nif (!isMainThread) throw new Error('Not here');\nexport default { features: [{ name: 'none', html() {} }] };\n`,
    )
    .inFolder((root) => {
      const { code, log } = build(root, '3');
      expect(code).toBe(2);
      expect(log).toContain('The configuration fails: Not here.');
      return Promise.resolve();
    }));

test('a number of jobs that is none is refused', async () => {
  for (const jobs of ['0', '-1', 'mange', '1.5']) {
    const { code, failure } = await runHere(['check', `--jobs=${jobs}`]);
    expect(code).toBe(2);
    expect(failure).toContain(`--jobs takes a number from 1 to 999, not "${jobs}".`);
  }
});
