import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

const twoTitles = littlePublication().withArticle('tillit', '# Innledning\r\n\r\n### Mer\r\n');

test('check --fix rewrites headings, keeps line ends, and reports what is left', async () => {
  await twoTitles.inFolder(async (folder) => {
    const file = join(folder, 'series/articles/tillit.md');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, `\uFEFF${before.replaceAll(/\r?\n/g, '\r\n')}`);
    const checked = await runHere(['check', '--root', folder]);
    expect(checked.log).toContain('kolofon check --fix can fix 1 problem.');
    expect(readFileSync(file, 'utf8')).toContain('# Innledning\r\n');
    const fixed = await runHere(['check', '--fix', '--root', folder]);
    expect(fixed).toMatchObject({ code: 0, output: '' });
    expect(fixed.log).toContain('Fixed 1 file:\n  series/articles/tillit.md');
    const after = readFileSync(file, 'utf8');
    expect(after).toMatch(/^\uFEFF---\r\n/);
    expect(after).toMatch(/---\r\n\r\n## Innledning\r\n\r\n### Mer\r\n$/);
  });
});

test('check --fix follows a symbolic link and leaves it a link', async () => {
  await twoTitles.inFolder(async (folder) => {
    const real = join(folder, 'series/articles/ekte.md');
    writeFileSync(real, readFileSync(join(folder, 'series/articles/tillit.md')));
    symlinkSync('ekte.md', join(folder, 'series/articles/lenke.md'));
    await runHere(['check', '--fix', '--root', folder]);
    expect(readFileSync(real, 'utf8')).toContain('## Innledning');
    expect(readFileSync(join(folder, 'series/articles/lenke.md'), 'utf8')).toContain('## Innledning');
  });
});

test('check --fix on a publication without problems writes nothing', async () => {
  await littlePublication().inFolder(async (folder) => {
    const { code, log } = await runHere(['check', '--fix', '--root', folder]);
    expect([code, log]).toEqual([0, expect.stringContaining('Fixed 0 files.')]);
  });
});
