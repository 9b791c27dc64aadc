import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { removeFolder } from '../../src/platform/remove-folder.ts';

/** A path that cannot be removed, for one of its folders is a file. */
function makeStubborn(): { readonly parent: string; readonly folder: string } {
  const home = mkdtempSync(join(tmpdir(), 'kolofon-test-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const parent = join(home, 'parent');
  writeFileSync(parent, '');
  return { parent, folder: join(parent, 'profile') };
}

test('a folder that cannot be removed at first is listed again, and removed with what came meanwhile', () => {
  const { parent, folder } = makeStubborn();
  let waited = 0;
  removeFolder(folder, () => {
    waited += 1;
    if (waited < 3) return;
    rmSync(parent);
    mkdirSync(join(folder, 'late'), { recursive: true });
    writeFileSync(join(folder, 'late', 'file'), '');
  });
  expect(waited).toBe(3);
  expect(existsSync(folder)).toBe(false);
  expect(existsSync(parent)).toBe(true);
});

test('a folder that stays is an error in the end', () => {
  const { folder } = makeStubborn();
  expect(() => removeFolder(folder, () => undefined)).toThrow(/ENOTDIR/u);
});

test('a folder that is not there is removed already', () => {
  const { parent } = makeStubborn();
  removeFolder(`${parent}-none`, () => {
    throw new Error('It waited.');
  });
});
