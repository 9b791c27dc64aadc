import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

const skipped = '## A\n\n#### B\n';

test('a publication sets the level of a check, and an article sets its own', async () => {
  const publication = littlePublication().withConfig({ checks: { 'heading-order': 'error' } });
  expect(await publication.withArticle('tillit', skipped).report('check')).toMatch(/ error heading-order$/m);
  const own = `<!-- checks: heading-order off -->\n\n${skipped}`;
  expect(await publication.withArticle('tillit', own).report('check')).toBe('');
});

test('a check can be a warning, and what it found is shown as text', async () => {
  const publication = littlePublication()
    .withConfig({ checks: { 'link-target-exists': 'warn' } })
    .withArticle('tillit', 'Se [den gamle](gammel.md).\n');
  await publication.inFolder(async (folder) => {
    const { code, output } = await runHere(['build', '--format', 'site', '--root', folder]);
    expect([code, output]).toEqual([0, expect.stringMatching(/ warning link-target-exists$/m)]);
    const page = readFileSync(join(folder, 'dist/site/articles/tillit/index.html'), 'utf8');
    expect(page).toContain('<p>Se den gamle.</p>');
  });
});

test('an error that leaves nothing to show cannot be turned off, and a typo is named', async () => {
  const checks = { 'image-exists': 'off', 'heading-ordr': 'off', 'heading-order': 'ignore' };
  const { codes, report } = await littlePublication().withConfig({ checks }).problems();
  expect(codes).toEqual(['key-known', 'key-known', 'value-type']);
  expect(report).toContain('Did you mean "heading-order"?');
});

test('a check that was off finds its problems once it is on again', async () => {
  const off = littlePublication()
    .withConfig({ checks: { 'link-target-exists': 'off' } })
    .withArticle('tillit', 'Se [den gamle](gammel.md).\n');
  await off.inFolder(async (folder) => {
    const build = () => runHere(['build', '--format', 'site', '--root', folder]);
    expect((await build()).output).toBe('');
    const file = join(folder, 'series/publication.yaml');
    writeFileSync(
      file,
      readFileSync(file, 'utf8')
        .replace('exists: off', 'exists: warn')
        .replace('exists: "off"', 'exists: warn'),
    );
    expect((await build()).output).toMatch(/ warning link-target-exists$/m);
  });
});
