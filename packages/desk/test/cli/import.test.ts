import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { run } from '../../src/cli/run.ts';
import { librarySettings } from '../harness/test-desk.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-'));
  writeFileSync(join(folder, 'desk.yaml'), stringify(librarySettings));
  writeFileSync(join(folder, 'members.csv'), 'email,ends\na@b.example,2026-12-31\nc@d.example,\n');
});

async function runHere(...args: string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const code = await run([...args, '--root', folder], {
    ended: Promise.resolve(),
    environment: {},
    now: () => Date.UTC(2026, 2, 2),
    log: () => undefined,
    print: (text) => (said += text),
  });
  return { code, said };
}

test('a dry run counts and changes nothing; an import can be repeated', async () => {
  const file = join(folder, 'members.csv');
  expect(await runHere('import', file, '--dry-run')).toEqual({
    code: 0,
    said: 'Would import: 2 new, 0 changed, 0 unchanged.\n',
  });
  expect((await runHere('import', file)).said).toBe('Imported: 2 new, 0 changed, 0 unchanged.\n');
  writeFileSync(file, 'email,ends\na@b.example,2027-12-31\nc@d.example,\nnobody,\n');
  expect(await runHere('import', file)).toEqual({
    code: 1,
    said: `${file}:4: "nobody" is not an e-mail address.\nImported: 0 new, 1 changed, 1 unchanged.\n`,
  });
});

test('a command that is called wrongly says why', async () => {
  expect(await runHere('import')).toEqual({ code: 2, said: 'kolofon desk: Name one CSV file.\n' });
  expect((await runHere('imprt')).said).toContain('There is no command "imprt".');
  expect((await runHere('start', '--prot')).code).toBe(2);
  writeFileSync(join(folder, 'desk.yaml'), 'title: x\n');
  const { said } = await runHere('start');
  expect(said).toContain('desk.yaml:1:1  error value-present');
});
