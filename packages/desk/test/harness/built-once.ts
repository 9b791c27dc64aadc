import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import type { LittlePublication } from '../../../../test/harness/publication.ts';
import { runHere } from '../../../../test/harness/run-here.ts';

/**
 * Builds a publication before the tests of a file, and keeps its outputs until they have ended. Returns the path of the
 * outputs, which is known once the tests run.
 */
export function buildOnce(publication: LittlePublication, formats: string): () => string {
  let dist = '';
  let end: () => void = () => undefined;
  beforeAll(async () => {
    const isDone = new Promise<void>((resolve) => (end = resolve));
    await new Promise<void>((built, fail) => {
      publication
        .inFolder(async (folder) => {
          const build = await runHere(['build', '--root', folder, '--format', formats, '--no-cache']);
          expect(build.code, build.output).toBe(0);
          dist = join(folder, 'dist');
          built();
          await isDone;
        })
        .catch(fail);
    });
  });
  afterAll(() => end());
  return () => dist;
}
