import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { removeFolder } from '../../src/platform/remove-folder.ts';

const prefix = 'kolofon-tests-';

/**
 * All that a run of the tests leaves for a moment lies in one folder, and goes with it, even where a test is killed. The
 * first project that is set up makes it.
 */
export function setup(): () => void {
  if (basename(tmpdir()).startsWith(prefix)) return () => undefined;
  const usual = process.env['TMPDIR'];
  const folder = mkdtempSync(join(tmpdir(), prefix));
  process.env['TMPDIR'] = folder;
  return () => {
    removeFolder(folder);
    if (usual === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = usual;
  };
}
