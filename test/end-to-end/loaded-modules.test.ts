import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';
import { runCommand } from '../harness/run-command.ts';

/** Notes the address of each module that is loaded, a line each. */
const hook = `import { appendFileSync } from 'node:fs';
export async function load(url, context, next) {
  appendFileSync(process.env.LOADED, url + '\\n');
  return next(url, context);
}`;

/** What `kolofon build` loads with these arguments: packages, and chunks of the bundle without their digests. */
function loadedBy(...args: string[]): Promise<readonly string[]> {
  return littlePublication().inFolder((root) => {
    const [hookFile, registerFile, loaded] = ['hook.mjs', 'register.mjs', 'loaded.txt'].map((name) =>
      join(root, name),
    ) as [string, string, string];
    writeFileSync(hookFile, hook);
    const address = JSON.stringify(pathToFileURL(hookFile).href);
    writeFileSync(registerFile, `import { register } from 'node:module'; register(${address});`);
    const { code, log } = runCommand(['build', '--root', root, '--no-cache', ...args], {
      NODE_OPTIONS: `--import ${pathToFileURL(registerFile).href}`,
      LOADED: loaded,
    });
    expect(code, log).toBe(0);
    return Promise.resolve(readFileSync(loaded, 'utf8').split('\n').map(nameModule));
  });
}

function nameModule(url: string): string {
  const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
  return name ?? basename(url).replace(/-[A-Z0-9]{8}\.js$/, '');
}

test('a site loads nothing that makes books, formulas and coloured code, where it has none', async () => {
  const loaded = await loadedBy('--format', 'site');
  expect(loaded).toContain('build');
  const packages = ['shiki', 'pdfjs-dist'];
  const chunks = [
    'puppeteer',
    'render-book',
    'reuse-print',
    'make-book',
    'package-book',
    'set-formula',
    'highlight',
    'find-leaks',
    'hast-util-raw',
  ];
  expect(readdirSync('build').map(nameModule)).toEqual(expect.arrayContaining(chunks));
  expect(loaded.filter((name) => [...packages, ...chunks].includes(name))).toEqual([]);
});

test('an e-book loads what makes it, and nothing that prints', async () => {
  const loaded = await loadedBy('--format', 'epub');
  expect(loaded).toEqual(expect.arrayContaining(['make-book', 'package-book']));
  expect(
    loaded.filter((name) => ['puppeteer', 'reuse-print', 'render-book', 'pdfjs-dist'].includes(name)),
  ).toEqual([]);
});
