import { formatsWith } from '../../../src/formats/formats.ts';
import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openEarlySearch } from '../../../src/build/leak-gate/early-search.ts';
import { nameContent } from '../../../src/leaks/name-content.ts';
import { outputPath } from '../../../src/model/paths.ts';
import { fingerprintsOf } from '../../leaks/members.ts';
import { threadThat } from '../../platform/threads.ts';
import { littlePublication } from '../../harness/publication.ts';
import { runCommand } from '../../harness/run-command.ts';

const secret = 'Bare medlemmer leser denne setningen om roller i nettverket, og om alt som følger av dem.';

/** A template of the publication's own that prints members-only text on the title page of every e-book. */
const leaking = littlePublication()
  .withArticle('rolle', `${secret}\n`, { access: 'members' })
  .withSeries('nettverksbygging', { parts: ['nettverk-og-relasjon', 'rolle'] })
  .withConfig({ series: ['nettverksbygging'], templates: 'maler' })
  .withFile('series/maler/epub/title-page.eta', `<p>${secret}</p>\n`);

const build = (root: string, jobs: string) =>
  runCommand([
    'build',
    ...['--root', root, '--format', 'epub', '--as-of', '2026-11-23', '--no-cache', '--jobs', jobs],
  ]);

test('a book into which another thread looks is reported like one that this thread looks into', async () => {
  const [alone, helped] = await Promise.all(
    ['1', '3'].map((jobs) =>
      leaking.inFolder((root) => {
        const run = build(root, jobs);
        expect(existsSync(join(root, 'dist', 'epub'))).toBe(false);
        return Promise.resolve(run);
      }),
    ),
  );
  expect(alone?.code).toBe(1);
  expect(alone?.output).toContain('error protected-leak');
  expect(alone?.output).toContain('epub/nettverksbygging-sample.epub!');
  expect(helped).toMatchObject({ code: 1, output: alone?.output });
});

const book = outputPath('pdf/bok.pdf');
const bytes = Buffer.from('En bok.');

async function openFor(script: URL) {
  const fingerprints = await fingerprintsOf();
  const secrets = Promise.resolve({
    fingerprints,
    digest: '',
    clean: Object.assign(new Set<string>(), { keep: () => undefined }),
  });
  const ahead = openEarlySearch({ script, count: 1 }, () => secrets, formatsWith());
  ahead.add(book, () => bytes);
  ahead.add(outputPath('epub/bok.epub'), () => Buffer.from('En side.'));
  await secrets;
  return ahead;
}

test('only printed books are looked into elsewhere', async () => {
  const ahead = await openFor(threadThat('parentPort.postMessage(true);'));
  expect(await ahead.isCleanElsewhere(nameContent(book, bytes))).toBe(true);
  expect(ahead.isCleanElsewhere(nameContent('epub/bok.epub', Buffer.from('En side.')))).toBe(undefined);
  await ahead.close();
});

test('a book with which a thread failed is none that is known to be clean', async () => {
  const ahead = await openFor(threadThat("throw new Error('no memory');"));
  expect(await ahead.isCleanElsewhere(nameContent(book, bytes))).toBe(false);
  await ahead.close();
});
