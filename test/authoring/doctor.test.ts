import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findingsOf, isAtLeast, type Facts } from '../../src/authoring/doctor/findings.ts';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

const facts: Facts = {
  node: 'v22.1.0',
  engine: '>=20.19.0',
  version: '1.2.3',
  browser: '/usr/bin/chromium Chromium 147',
  cache: { folder: '/home/kari/.cache/kolofon', size: 75e6, max: 1e9 },
  free: 5e9,
  publication: {
    title: 'Relasjonsbiblioteket',
    languages: ['nb', 'en'],
    fonts: [],
    ignoresDist: true,
    wordless: [],
    errors: 0,
  },
};
const found = (changed: Partial<Facts>) =>
  findingsOf({ ...facts, ...changed }, (bytes) => `${bytes / 1e6} MB`).filter(
    ({ state }) => state !== 'good',
  );
const ofPublication = (changed: object) =>
  found({ publication: { ...(facts.publication as object), ...changed } as Facts['publication'] });

test('a machine that has everything', () => {
  expect(found({})).toEqual([]);
});

test.each([
  [{ node: 'v18.20.0' }, 'broken', 'Node', 'v18.20.0, and Kolofon needs 20.19.0 or newer'],
  [{ browser: undefined }, 'broken', 'Browser', 'none, so that no PDF can be printed'],
  [{ free: 20e6 }, 'broken', 'Disk', 'only 20 MB free'],
  [{ cache: { folder: undefined, size: 0, max: 1 } }, 'missing', 'Cache', /no home folder/],
  [{ publication: 'none' as const }, 'missing', 'Publication', 'none in this folder'],
  [{ publication: 'unreadable' as const }, 'broken', 'Publication', 'its settings cannot be read'],
])('%j', (changed, state, what, text) => {
  const [one, ...others] = found(changed);
  expect(others).toEqual([]);
  expect(one).toMatchObject({ state, what, found: expect.stringMatching(text) as string });
  expect(one?.advice).toMatch(/\.$/);
});

test.each([
  [{ errors: 2 }, 'broken', 'Relasjonsbiblioteket, with 2 errors'],
  [
    { fonts: [{ name: 'noto-serif-thai', isInstalled: false }] },
    'missing',
    '@fontsource/noto-serif-thai not installed',
  ],
  [{ wordless: ['fi'] }, 'missing', /^none in fi/],
  [{ ignoresDist: false }, 'missing', /^does not ignore dist/],
])('a publication with %j', (changed, state, text) => {
  expect(ofPublication(changed)).toEqual([
    expect.objectContaining({ state, found: expect.stringMatching(text) as string }),
  ]);
  expect(ofPublication({ ignoresDist: undefined })).toEqual([]);
});

test('versions are compared as numbers', () => {
  expect(isAtLeast('v20.19.0', '20.19.0')).toBe(true);
  expect(isAtLeast('v20.9.0', '20.19.0')).toBe(false);
  expect(isAtLeast('v100.0.0', '20.19.0')).toBe(true);
  expect(isAtLeast('v20.18.9', '20.19.0')).toBe(false);
});

test('the command looks at the publication, its fonts and its repository', async () => {
  await littlePublication()
    .withArticle('tillit', 'ราคา และ :span[ราคา]{lang=th}')
    .withArticle('feil', '[Borte](borte.md)')
    .inFolder(async (root) => {
      spawnSync('git', ['init', '--quiet'], { cwd: root });
      const environment = { KOLOFON_BROWSER: process.execPath };
      const { code, output } = await runHere(['doctor', '--root', root], environment);
      expect(code).toBe(1);
      expect(output).toMatch(/^✓ Browser +\S*node\S* v\d/m);
      expect(output).toMatch(
        /^✗ Publication +Relasjonsbiblioteket, with \d errors?\n +See them with kolofon check\.$/m,
      );
      expect(output).toMatch(
        /^! Fonts +@fontsource\/noto-serif-thai not installed\n +Run npm install @fontsource\/noto-serif-thai\.$/m,
      );
      expect(output).toMatch(/^! Git +does not ignore dist/m);
      writeFileSync(join(root, '.gitignore'), 'dist/\n');
      expect((await runHere(['doctor', '--root', root], environment)).output).toMatch(
        /^✓ Git +ignores dist$/m,
      );
    });
});
