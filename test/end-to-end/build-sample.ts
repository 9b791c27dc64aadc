import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that holds `site`, `epub` and `pdf` of the sample publication. */
    sample: string;
  }
}

/** Builds the sample publication once, with the compiled command, for all end-to-end tests. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'kolofon-sample-'));
  execFileSync(
    process.execPath,
    ['build/cli.js', 'build', '--out', folder, '--as-of', '2026-11-23', '--no-cache', '--locked'],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  project.provide('sample', folder);
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
