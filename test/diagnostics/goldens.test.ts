import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue } from '../../src/diagnostics/catalogue.ts';
import { littlePublication } from '../harness/publication.ts';

const codes = Object.keys(catalogue);

/** Needs a print, and a repository: see the slow test beside this one, and that of tracked outputs. */
const elsewhere: readonly string[] = ['pdf-accessible', 'members-untracked'];

/** Problems of finished files need a build; a changed URL is a problem only with --locked. */
const calls: Readonly<Record<string, ['check' | 'build' | 'merge', ...string[]]>> = {
  'book-size': ['build', '--format', 'epub'],
  'protected-leak': ['build', '--format', 'site'],
  'addresses-locked': ['check', '--locked'],
  'output-own': ['build', '--format', 'site'],
  'report-settled': ['check', '--desk', 'test/fixtures/diagnostics/report-settled/export.json'],
  'shards-complete': ['merge', '--format', 'site'],
};

test.each(codes.filter((code) => !elsewhere.includes(code)))(
  '%s is reported as its golden says',
  async (code) => {
    const call = calls[code] ?? ['check'];
    const report = (
      await littlePublication()
        .withFixture(`diagnostics/${code}`)
        .report(...call)
    )
      // Every change of a template changes these.
      .replace(/is \d+\skB/, 'is N kB')
      .replace(/404.html, line \d+, column \d+/, '404.html, line N, column N');
    expect(report).toMatch(new RegExp(` (?:error|warning|note) ${code}$`, 'm'));
    await expect(report).toMatchFileSnapshot(`goldens/${code}.txt`);
  },
);

test('every code has a fixture and a golden, and there are no others', () => {
  const registered = codes.toSorted();
  expect(readdirSync('test/fixtures/diagnostics').toSorted()).toEqual(registered);
  expect(readdirSync('test/diagnostics/goldens').toSorted()).toEqual(registered.map((code) => `${code}.txt`));
});

test('a publication with many mistakes reports all of them in one run', async () => {
  const article = (code: string) => `test/fixtures/diagnostics/${code}/series/articles/tillit.md`;
  // A font is missed by the book that needs it, and diagrams are drawn by commands alone.
  const notHere = ['font-installed', 'diagram-package', 'diagram-valid', 'diagram-drawn'];
  const inArticles = codes.filter((code) => !notHere.includes(code) && existsSync(article(code)));
  const broken = inArticles.reduce(
    (publication, code) => publication.withFile(`series/articles/${code}.md`, readFileSync(article(code))),
    [
      'picture-place',
      'value-type',
      'reference-once',
      'series-exists',
      'image-format',
      'drawing-static',
      'link-target-published',
    ].reduce((publication, code) => publication.withFixture(`diagnostics/${code}`), littlePublication()),
  );
  const { codes: found, prepared } = await broken.problems();
  expect(prepared).toBeUndefined();
  expect(found).toEqual(
    expect.arrayContaining([...inArticles, 'value-type', 'reference-once', 'series-exists']),
  );
  expect(inArticles.length).toBeGreaterThan(20);
});
