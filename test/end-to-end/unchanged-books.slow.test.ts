import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeFolder } from '../../src/platform/remove-folder.ts';
import { identifyFirst } from '../../src/platform/identify-browser.ts';
import { thisMachine } from '../../src/platform/installed-browsers.ts';
import { readBook } from '../harness/epub.ts';
import { sumFiles } from '../harness/list-files.ts';
import { littlePublication } from '../harness/publication.ts';
import { runCommand } from '../harness/run-command.ts';

let folder: string;
let browser: string;
let calls: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kolofon-test-'));
  calls = join(folder, 'calls');
  browser = await wrapBrowser();
});

afterAll(() => {
  removeFolder(folder);
});

/** A browser that notes how it is called. */
async function wrapBrowser(): Promise<string> {
  const real = (await identifyFirst({ machine: thisMachine(process.env) }))?.path ?? '';
  const file = join(folder, 'chromium');
  writeFileSync(file, `#!/bin/sh\necho "$1" >> '${calls}'\nexec '${real}' "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}

/** Whether a browser was opened, not only asked for its version. */
function isOpened(): boolean {
  return readFileSync(calls, 'utf8')
    .split('\n')
    .some((call) => call !== '--version' && call !== '');
}

function build(root: string, ...more: readonly string[]): Readonly<Record<string, string>> {
  return buildWhere({}, root, ...more);
}

function buildWhere(
  environment: NodeJS.ProcessEnv,
  root: string,
  ...more: readonly string[]
): Readonly<Record<string, string>> {
  writeFileSync(calls, '');
  const args = ['build', '--format', 'epub,pdf', '--root', root, '--as-of', '2026-11-23'];
  const { code, log } = runCommand([...args, ...more], { ...environment, KOLOFON_BROWSER: browser });
  expect(code, log).toBe(0);
  return sumFiles(join(root, 'dist'));
}

describe.runIf(process.platform !== 'win32')('a second build', () => {
  test('opens no browser for books that are unchanged, and gives the same bytes', () =>
    littlePublication().inFolder(async (root) => {
      const cache = ['--cache', join(folder, 'first')];
      const first = build(root, ...cache);
      expect(isOpened()).toBe(true);
      expect(build(root, ...cache)).toEqual(first);
      expect(isOpened()).toBe(false);
      const [path = ''] = Object.keys(first).filter((name) => name.endsWith('.epub'));
      const epub = await readBook(readFileSync(join(root, 'dist', path)));
      expect(epub.get('OEBPS/toc.xhtml')).toContain('page-list');
    }));

  test('prints a book again whose article has changed, and gives what a build without the earlier prints gives in another time zone', async () => {
    const cache = ['--cache', join(folder, 'second')];
    const before = await littlePublication().inFolder((root) => Promise.resolve(build(root, ...cache)));
    const changed = littlePublication().withArticle('nettverk-og-relasjon', 'En ny tekst.\n');
    await changed.inFolder((root) => {
      const after = build(root, ...cache);
      expect(isOpened()).toBe(true);
      expect(after).not.toEqual(before);
      expect(buildWhere({ TZ: 'Pacific/Auckland' }, root, '--no-cache')).toEqual(after);
      expect(isOpened()).toBe(true);
      return Promise.resolve();
    });
  });
});
