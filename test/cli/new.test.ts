import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { sumFiles } from '../harness/list-files.ts';
import { runHere } from '../harness/run-here.ts';

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'kolofon-new-'));
const flags = ['--language', 'nn', '--template', 'minimal', '--author', 'Åse Vik'];

test('writes a project, and says what is where and what is next', async () => {
  const folder = join(emptyFolder(), 'øyer og bånd');
  const { code, log } = await runHere(['new', folder, ...flags, '--ci', 'gitlab']);
  expect(code).toBe(0);
  expect(log).toMatch(
    /^✓ Oppretta .*øyer og bånd\n\n {2}series\/publication\.yaml +tittel, adresse, seriane\n/,
  );
  expect(log).toMatch(
    / {2}\.gitlab-ci\.yml .*\n[^]*\nGå vidare med:\n\n {2}cd ".*øyer og bånd"\n {2}npm install\n {2}npm run dev$/,
  );
  const publication = readFileSync(join(folder, 'series', 'publication.yaml'), 'utf8');
  expect(publication).toContain('title: Øyer og bånd\n');
  expect(publication).toContain('  - Åse Vik\n');
  expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toMatchObject({
    name: 'oyer-og-band',
  });
});

test('says how to go on where npm installs nothing', async () => {
  const programs = emptyFolder();
  writeFileSync(join(programs, 'npm'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  vi.stubEnv('PATH', programs);
  const { code, log } = await runHere(['new', join(emptyFolder(), 'b'), ...flags, '--start']);
  vi.unstubAllEnvs();
  expect(code).toBe(2);
  expect(log).toMatch(
    /\nnpm kunne ikkje installere Kolofon\. .*\n\nGå vidare med:\n\n {2}cd .*\n {2}npm install\n/,
  );
});

test('keeps the files of a new repository', async () => {
  const folder = emptyFolder();
  mkdirSync(join(folder, '.git'));
  for (const name of ['README.md', 'LICENSE', '.gitignore']) writeFileSync(join(folder, name), 'mine');
  const { code, log } = await runHere(['new', folder, ...flags]);
  expect(code).toBe(0);
  expect(log).toContain('  Lét .gitignore vere som før.\n  Lét README.md vere som før.\n');
  for (const name of ['README.md', 'LICENSE', '.gitignore'])
    expect(readFileSync(join(folder, name), 'utf8')).toBe('mine');
  expect(existsSync(join(folder, 'series', 'publication.yaml'))).toBe(true);
});

test.each([
  ['package.json', 'package.json'],
  ['series/publication.yaml', 'series/publication.yaml'],
  ['series/articles', 'series/articles/den-forste-artikkelen.md'],
  ['series', 'series/publication.yaml'],
  ['.vscode', /\.vscode\/extensions\.json, \.vscode\/settings\.json\./],
])('writes nothing where %s is in the way', async (path, named) => {
  const folder = emptyFolder();
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), 'mine');
  const before = sumFiles(folder);
  const { code, failure } = await runHere(['new', folder, ...flags]);
  expect(code).toBe(2);
  expect(failure).toMatch(/^UsageError: Nothing was written, because .* already has /);
  expect(failure).toMatch(named);
  expect(sumFiles(folder)).toEqual(before);
});

test.each([
  [['--language', 'se'], 'There is no language "se". Known: nb, nn, en. (--language)'],
  [['--template', 'bok'], 'There is no template "bok". Did you mean "book"? (--template)'],
  [['--ci', 'jenkins'], 'There is no service "jenkins". Known: github, gitlab, none. (--ci)'],
  [['--title', ' '], '--title takes a text, not an empty one.'],
  [['two', 'folders'], /^kolofon new takes one folder/],
  [[' '], 'kolofon new takes the path of a folder, not an empty one.'],
  [['package.json'], '"package.json" is a file: choose another name for the folder.'],
])('refuses %j', async (args, message) => {
  const { code, failure } = await runHere(['new', ...args]);
  expect(code).toBe(2);
  const reported = failure?.replace('UsageError: ', '');
  if (typeof message === 'string') expect(reported).toBe(message);
  else expect(reported).toMatch(message);
});

test.each([
  [
    'package.json/bok',
    /^Error: Could not write .*: a file is where a folder should be \(ENOTDIR\)\. Nothing/,
  ],
  ['æ'.repeat(150), /^Error: Could not write .*: the file name is too long \(ENAMETOOLONG\)\. Nothing was/],
])('says why no folder can be %s', async (name, message) => {
  const { code, failure } = await runHere(['new', name, ...flags]);
  expect(code).toBe(2);
  expect(failure).toMatch(message);
});

test('leaves nothing of a project that cannot be written whole', async () => {
  const folder = emptyFolder();
  // No file can be in a folder through a link to nothing.
  symlinkSync('nowhere', join(folder, 'series'));
  const { code } = await runHere(['new', folder, ...flags]);
  expect(code).toBe(2);
  expect(readdirSync(folder)).toEqual(['series']);
});
