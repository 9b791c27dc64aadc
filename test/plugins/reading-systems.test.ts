import { expect, test } from 'vitest';
import { build } from '../../src/library/build.ts';
import { littlePublication } from '../harness/publication.ts';

const table = ['| a | b | c |', '| - | - | - |', '| 1 | 2 | 3 |'].join('\n');

const withSystem = (system: string, settings: Readonly<Record<string, unknown>> = {}) =>
  littlePublication()
    .withConfig(settings)
    .withArticle('tillit', `En tabell.\n\n${table}\n`)
    .withFile('kolofon.config.mjs', `export default { readingSystems: [${system}] };\n`);

const tolino = `{
  id: 'tolino',
  label: 'Tolino',
  check(book, report) {
    for (const at of book.tables)
      if (at.columns > 2) report('a table has ' + at.columns + ' columns.', { at, hint: 'Split it.' });
    if (book.declarations.length === 0 || book.pages.length === 0) report('nothing is seen');
  },
}`;

const buildBooks = (root: string) => build({ root, asOf: '2026-11-23', formats: ['epub'], cache: false });

test('a reading system of a publication reports at the place of what it shows badly', () =>
  withSystem(tolino).inFolder(async (root) => {
    const { ok, diagnostics } = await buildBooks(root);
    expect(ok).toBe(true);
    expect(diagnostics).toEqual([
      expect.objectContaining({
        code: 'device-tolino',
        severity: 'warning',
        message: 'Tolino: a table has 3 columns.',
        hint: 'Split it.',
        file: 'series/articles/tillit.md',
      }),
    ]);
  }));

test.each([
  [{ devices: ['kindle'] }, true, 0],
  [{ devices: ['kindle', 'tolino'] }, true, 1],
  [{ checks: { 'device-tolino': 'off' } }, true, 0],
  [{ checks: { 'device-tolino': 'error' } }, false, 1],
])('settings of a publication know it: %j', (settings, isBuilt, count) =>
  withSystem(tolino, settings).inFolder(async (root) => {
    const { ok, diagnostics } = await buildBooks(root);
    expect([ok, diagnostics.length]).toEqual([isBuilt, count]);
  }),
);

test.each([
  [`{ id: 'min', label: 'Min', check() { throw new Error('no book') } }`, 'plugin-works', 'fails on'],
  [`{ id: 'kobo', label: 'Min', check() {} }`, 'config-valid', 'checks e-books for kobo itself'],
  [`{ id: 'min', check() {} }`, 'config-valid', 'has no label'],
  [`{ id: 'min', label: 'Min' }`, 'config-valid', 'has no function "check"'],
  [`{ id: 'Min', label: 'Min', check() {} }`, 'config-valid', 'The id of readingSystems[0] is "Min"'],
])('%s is an error', (system, code, message) =>
  withSystem(system).inFolder(async (root) => {
    const { ok, diagnostics } = await buildBooks(root);
    expect(ok).toBe(false);
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code, message: expect.stringContaining(message) as string }),
    );
  }),
);
