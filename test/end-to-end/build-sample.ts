import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findBrowsers } from '../../src/platform/find-browser.ts';
import { thisMachine } from '../../src/platform/installed-browsers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder with `site`, `epub` and `pdf` of the sample publication. */
    sample: string;
    /** What that build left for the next ones. */
    sampleCache: string;
    /** The browser that printed it: one that is installed meanwhile would print other bytes. */
    sampleBrowser: string;
  }
}

/** Builds the sample publication once, with the compiled command, for all end-to-end tests, from an empty cache. */
export async function setup(project: TestProject): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kolofon-sample-'));
  const cache = mkdtempSync(join(tmpdir(), 'kolofon-sample-cache-'));
  const browser = await nameBrowser();
  execFileSync(
    process.execPath,
    [
      ...['build/cli.js', 'build', '--out', folder, '--cache', cache, '--browser', browser],
      ...['--as-of', '2026-11-23', '--locked'],
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  project.provide('sample', folder);
  project.provide('sampleCache', cache);
  project.provide('sampleBrowser', browser);
}

/** The first browser of this machine, as a program that can be named: the one of npm needs an environment of its own. */
async function nameBrowser(): Promise<string> {
  for await (const candidate of findBrowsers({ machine: thisMachine(process.env) })) {
    if ('missing' in candidate) continue;
    const { path, environment = {} } = candidate;
    const variables = Object.entries(environment).map(([name, value]) => `export ${name}='${value}'\n`);
    if (variables.length === 0) return path;
    const file = join(mkdtempSync(join(tmpdir(), 'kolofon-sample-browser-')), 'chromium');
    writeFileSync(file, `#!/bin/sh\n${variables.join('')}exec '${path}' "$@"\n`);
    chmodSync(file, 0o755);
    return file;
  }
  throw new Error('There is no browser to print the sample with.');
}
