import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

const publication = littlePublication().withFixture('diagnostics/members-untracked');

const git = (folder: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return stdout;
};
const build = async (folder: string) => {
  const { code, output, log } = await runHere(['build', '--root', folder, '--format', 'site']);
  expect(code, log).toBe(0);
  return { log, output: output.replaceAll(/"[^"]*\/dist\/members"/g, '"dist/members"') };
};

test('git add leaves the edition for members out, and a build warns as long as git tracks it', () =>
  publication.inFolder(async (folder) => {
    git(folder, 'init', '--quiet');
    expect((await build(folder)).output).toBe('');
    git(folder, 'add', '--all');
    const tracked = git(folder, 'ls-files');
    expect(tracked).toContain('dist/site/index.html');
    expect(tracked).not.toContain('dist/members');

    git(folder, 'add', '--force', 'dist/members/index.html');
    const unchanged = await build(folder);
    await expect(unchanged.output).toMatchFileSnapshot('../diagnostics/goldens/members-untracked.txt');
    const article = join(folder, 'series/articles/tillit.md');
    writeFileSync(article, `${readFileSync(article, 'utf8')}\nEn setning til.\n`);
    expect((await build(folder)).output).toBe(unchanged.output);

    const strict = await runHere(['build', '--root', folder, '--format', 'site', '--strict']);
    expect([strict.code, strict.output]).toEqual([1, expect.stringContaining('error members-untracked')]);

    git(folder, 'rm', '--cached', '--quiet', '-r', 'dist/members');
    expect((await build(folder)).output).toBe('');
  }));

test('an ignore file that somebody wrote is left as it is', () =>
  publication.withFile('dist/.gitignore', '/epub/\n').inFolder(async (folder) => {
    await build(folder);
    expect(readFileSync(join(folder, 'dist/.gitignore'), 'utf8')).toBe('/epub/\n');
  }));
