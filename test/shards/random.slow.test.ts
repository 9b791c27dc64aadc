import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sumFiles } from '../harness/list-files.ts';
import { littlePublication, type LittlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kolofon-test-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function succeed(...args: string[]): Promise<void> {
  const done = await runHere(args);
  expect(done, done.output + done.log).toMatchObject({ code: 0, failure: undefined });
}

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>';

/** Articles that cite, link and show drawings, some of them members-only, in up to four series. */
const publications = fc
  .record({
    articles: fc.array(
      fc.record({
        isProtected: fc.boolean(),
        hasPicture: fc.boolean(),
        day: fc.integer({ min: 1, max: 28 }),
        linked: fc.nat(),
      }),
      { minLength: 2, maxLength: 7 },
    ),
    series: fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ articles, series }) => {
    const idOf = (index: number) => `artikkel-${String(index % articles.length)}`;
    const withArticles = articles.reduce(
      (made, { isProtected, hasPicture, day, linked }, index) => {
        const picture = hasPicture ? `\n![En sirkel ${String(index)}](sirkel.svg)\n` : '';
        const body = `Tekst nummer ${String(index)} om [noe annet](${idOf(linked)}.md).\n${picture}`;
        return made.withArticle(idOf(index), body, {
          published: `2025-05-${String(day).padStart(2, '0')}`,
          ...(isProtected && { access: 'members' }),
        });
      },
      littlePublication().withFile('series/articles/sirkel.svg', drawing),
    );
    return series.reduce<LittlePublication>(
      (made, parts, index) =>
        made.withSeries(`serie-${String(index)}`, { parts: [...new Set(parts.map(idOf))], planned: 9 }),
      withArticles.withConfig({ series: series.map((_, index) => `serie-${String(index)}`) }),
    );
  });

/** Whether one machine and several make the same files. */
async function compare(
  publication: LittlePublication,
  order: readonly number[],
  formats: string,
): Promise<void> {
  await publication.inFolder(async (root) => {
    const common = ['--root', root, '--no-cache', '--format', formats];
    await succeed('build', ...common, '--out', join(root, 'alone'), '--locked');
    for (const number of order) await succeed('build', ...common, '--shard', `${number}/${order.length}`);
    const folders = order.map((number) => join(root, 'dist-shard', `${number}-of-${order.length}`));
    // It needs no browser.
    await succeed(
      'merge',
      ...folders,
      '--root',
      root,
      '--no-cache',
      '--locked',
      '--browser',
      process.execPath,
    );
    expect(sumFiles(join(root, 'dist'))).toEqual(sumFiles(join(root, 'alone')));
  });
}

const orders = fc.integer({ min: 1, max: 5 }).chain((count) =>
  fc.shuffledSubarray(
    Array.from({ length: count }, (_, index) => index + 1),
    { minLength: count },
  ),
);

const [runs = 3, seed] = (process.env['KOLOFON_RANDOM'] ?? '').split(',').filter(Boolean).map(Number);

test('random publications in random shards, in any order, become what one machine makes', async () => {
  await fc.assert(
    fc.asyncProperty(publications, orders, (publication, order) => compare(publication, order, 'epub,site')),
    { numRuns: runs, endOnFailure: true, ...(seed !== undefined && { seed }) },
  );
});

test('printed books too, and the e-books that name their pages', () =>
  compare(
    littlePublication()
      .withArticle('medlem', 'Bare for medlemmer.\n', { access: 'members' })
      .withSeries('nettverksbygging', { parts: ['tillit', 'medlem'] })
      .withConfig({ series: ['nettverksbygging'] }),
    [2, 1],
    'pdf,epub,site',
  ));
