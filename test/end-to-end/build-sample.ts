import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that holds `site`, `epub` and `pdf` of the sample publication. */
    sample: string;
    /** What that build left for the next ones. */
    sampleCache: string;
  }
}

/** Builds the sample publication once, with the compiled command, for all end-to-end tests, from an empty cache. */
export function setup(project: TestProject): void {
  const folder = mkdtempSync(join(tmpdir(), 'kolofon-sample-'));
  const cache = mkdtempSync(join(tmpdir(), 'kolofon-sample-cache-'));
  execFileSync(
    process.execPath,
    ['build/cli.js', 'build', '--out', folder, '--as-of', '2026-11-23', '--cache', cache, '--locked'],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  project.provide('sample', folder);
  project.provide('sampleCache', cache);
}
