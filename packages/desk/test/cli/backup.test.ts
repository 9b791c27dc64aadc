import { copyFileSync, existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { run } from '../../src/cli/run.ts';
import { findOrAddPerson } from '../../src/members/people.ts';
import { signIn } from '../harness/sign-in.ts';
import { librarySettings, openTestDesk } from '../harness/test-desk.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-'));
  writeFileSync(join(folder, 'desk.yaml'), stringify(librarySettings));
});

async function runHere(...args: string[]): Promise<{ code: number; said: string; printed: string }> {
  let said = '';
  let printed = '';
  const code = await run([...args, '--root', folder], {
    ended: Promise.resolve(),
    environment: {},
    now: Date.now,
    log: (text) => (printed += text),
    print: (text) => (said += text),
  });
  return { code, said, printed };
}

test('a backup of a running desk has everything, and is restored over what came later', async () => {
  const place = join(folder, 'desk.sqlite');
  const copy = join(folder, 'copy.sqlite');
  const desk = await openTestDesk(place);
  const visitor = desk.visit();
  await signIn(desk, visitor, 'owner@library.example');
  expect((await runHere('backup', copy)).code).toBe(0);
  expect((await runHere('backup', copy)).said).toContain('is there already');
  await visitor.post('/desk/sign-out', {});
  await desk.stop();

  expect((await runHere('restore', copy)).code).toBe(0);
  expect(readdirSync(folder).filter((name) => name.includes('.before-'))).toHaveLength(1);
  const restored = await openTestDesk(place);
  const again = restored.visit();
  again.cookies.set('__Host-kolofon', 'other');
  expect((await again.get('/desk/sjekk')).status).toBe(401);
  expect((await runHere('export', 'owner@library.example')).printed).toContain('"purpose": "reader"');
  await restored.stop();
});

test('whoever was erased after a backup stays erased when it is restored', async () => {
  const place = join(folder, 'desk.sqlite');
  const copy = join(folder, 'copy.sqlite');
  const desk = await openTestDesk(place);
  for (const email of ['eva@library.example', 'kari@library.example'])
    await desk.desk.database.transaction((queries) => findOrAddPerson(queries, { email }, 1));
  await runHere('backup', copy);
  await runHere('erase', 'eva@library.example', '--yes');
  await desk.stop();
  expect((await runHere('restore', copy)).said).toContain('erased after the backup: 1.');
  const isThere = async (email: string) =>
    (await runHere('export', email)).printed.includes(`"email": "${email}"`);
  expect(await isThere('eva@library.example')).toBe(false);
  expect(await isThere('kari@library.example')).toBe(true);

  // The disk is lost, and only the list and the backup are left.
  await runHere('export', 'erasures');
  const list = join(folder, 'erasures.json');
  folder = mkdtempSync(join(tmpdir(), 'desk-'));
  writeFileSync(join(folder, 'desk.yaml'), stringify(librarySettings));
  writeFileSync(join(folder, 'desk.sqlite'), 'damaged '.repeat(1000));
  expect((await runHere('restore', copy)).said).toContain('desk erase --again FILE --yes');
  expect(await isThere('eva@library.example')).toBe(true);
  expect(await runHere('erase', '--again', list, '--yes')).toMatchObject({
    code: 0,
    said: 'Erased again: 1.\n',
  });
  expect(await isThere('eva@library.example')).toBe(false);
  expect((await runHere('erase', '--again', join(folder, 'desk.yaml'), '--yes')).code).toBe(2);
});

test('what is no backup is refused, and the database stays', async () => {
  await (await openTestDesk(join(folder, 'desk.sqlite'))).stop();
  writeFileSync(join(folder, 'broken'), 'not a database, but long enough to look like one'.repeat(100));
  copyFileSync(join(folder, 'desk.sqlite'), join(folder, 'before'));
  await expect(runHere('restore', join(folder, 'broken'))).rejects.toThrow();
  expect(existsSync(join(folder, 'desk.sqlite'))).toBe(true);
  await (await openTestDesk(join(folder, 'desk.sqlite'))).stop();
});

test('erasing asks to be meant, and leaves nothing', async () => {
  const desk = await openTestDesk(join(folder, 'desk.sqlite'));
  await signIn(desk, desk.visit(), 'owner@library.example');
  expect((await runHere('erase', 'owner@library.example')).code).toBe(2);
  expect((await runHere('erase', 'Owner@library.example', '--yes')).code).toBe(0);
  expect(JSON.parse((await runHere('export', 'owner@library.example')).printed)).toMatchObject({
    sessions: [],
    members: { grants: [] },
  });
  await desk.stop();
});
