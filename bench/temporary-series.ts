import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSeries } from './corpus.ts';

/** Measures in a temporary publication with one series of this many articles, and removes it. */
export function inTemporarySeries<Result>(parts: number, measure: (root: string) => Result): Result {
  const root = mkdtempSync(join(tmpdir(), 'kolofon-bench-'));
  try {
    writeSeries(root, parts);
    return measure(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
