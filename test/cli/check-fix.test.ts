import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';
import { required } from '../harness/read-page.ts';
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

test('check --fix leaves a read-only file, says so, fixes the others, and does not succeed', async () => {
  await twoTitles.withArticle('lojalitet', '# Innledning\n\n### Mer\n').inFolder(async (folder) => {
    const [locked, open] = ['tillit', 'lojalitet'].map((id) => join(folder, `series/articles/${id}.md`));
    chmodSync(required(locked), 0o444);
    const before = readFileSync(required(locked), 'utf8');
    const { code, output, log } = await runHere(['check', '--fix', '--root', folder]);
    expect(code).toBe(1);
    expect(log).toContain('Not changed: series/articles/tillit.md is read-only.');
    expect(log).toContain('Fixed 1 file:\n  series/articles/lojalitet.md');
    expect(output).toMatch(/^series\/articles\/tillit\.md:\d+:\d+ {2}warning heading-/m);
    expect(output).not.toContain('lojalitet.md');
    expect(readFileSync(required(locked), 'utf8')).toBe(before);
    expect(readFileSync(required(open), 'utf8')).toContain('## Innledning');
  });
});

test('a read-only file behind a symbolic link is left too', async () => {
  await twoTitles.inFolder(async (folder) => {
    const [real, link] = ['kilder/ekte.md', 'series/articles/tillit.md'].map((name) => join(folder, name));
    mkdirSync(join(folder, 'kilder'));
    renameSync(required(link), required(real));
    symlinkSync('../../kilder/ekte.md', required(link));
    chmodSync(required(real), 0o444);
    const refused = await runHere(['check', '--fix', '--root', folder]);
    expect([refused.code, refused.log]).toEqual([1, expect.stringContaining('is read-only.')]);
    chmodSync(required(real), 0o644);
    expect((await runHere(['check', '--fix', '--root', folder])).code).toBe(0);
    expect(readFileSync(required(real), 'utf8')).toContain('## Innledning');
    expect(lstatSync(required(link)).isSymbolicLink()).toBe(true);
  });
});

test('what git ignores is part of the publication, and fixed like the rest', async () => {
  await twoTitles.withFile('.gitignore', 'series/articles/tillit.md\n').inFolder(async (folder) => {
    const { code, log } = await runHere(['check', '--fix', '--root', folder]);
    expect([code, log]).toEqual([0, expect.stringContaining('Fixed 1 file:\n  series/articles/tillit.md')]);
    expect(readFileSync(join(folder, 'series/articles/tillit.md'), 'utf8')).toContain('## Innledning');
  });
});
