import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/diagnostics/catalogue.ts';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

test('a check is explained with its level, how to set it, and where to read on', async () => {
  const { code, output } = await runHere(['explain', 'image-alt']);
  expect(code).toBe(0);
  expect(output).toMatch(/^image-alt {2}warning\n\nEvery image has an alternative text\.\n/);
  expect(output).toContain('To fix it: Write in the brackets of the image what it shows.\n');
  expect(output).toContain('  checks:\n    image-alt: off    # or warn, error\n');
  expect(output).toContain('  <!-- checks: image-alt off -->\n');
  const [, guide = ''] = /^More: (.*)$/m.exec(output) ?? [];
  expect(existsSync(guide)).toBe(true);
});

test('an error that a publication may relax is explained as one that can be set', async () => {
  const { output } = await runHere(['explain', 'link-target-exists']);
  expect(output).toMatch(/^link-target-exists {2}error\n/);
  expect(output).toContain('link-target-exists: off');
});

test('of a check that cannot be set, no setting is shown', async () => {
  const { output } = await runHere(['explain', 'yaml-valid']);
  expect(output).toContain('You cannot set its level');
  expect(output).not.toContain('checks:\n');
});

test('every check is listed with its requirement, and can be explained', async () => {
  const { code, output } = await runHere(['explain']);
  expect(code).toBe(0);
  expect(output.trimEnd().split('\n')).toHaveLength(Object.keys(catalogue).length);
  for (const [name, { severity, requirement }] of Object.entries(catalogue)) {
    expect(output).toMatch(new RegExp(`^${name} +${severity} `, 'm'));
    expect((await runHere(['explain', name])).output).toContain(`\n\n${requirement}\n\n`);
  }
});

test.each([
  ['image-alts', 'There is no check "image-alts". Did you mean "image-alt"?'],
  ['IMAGE-ALT', 'There is no check "IMAGE-ALT". Did you mean "image-alt"?'],
  ['article-exist', 'There is no check "article-exist". Did you mean "article-exists"?'],
  ['toString', 'There is no check "toString". kolofon explain lists all.'],
  ['', 'There is no check "". kolofon explain lists all.'],
])('an unknown code, "%s", suggests the nearest', async (name, failure) => {
  expect(await runHere(['explain', name])).toMatchObject({ code: 2, failure: `UsageError: ${failure}` });
});

test('two codes are refused', async () => {
  const { failure } = await runHere(['explain', 'image-alt', 'yaml-valid']);
  expect(failure).toBe('UsageError: kolofon explain takes one code, not "image-alt yaml-valid".');
});

describe('with a configuration that is wrong', () => {
  const wrong = littlePublication().withFile('kolofon.config.mjs', 'export default {\n  check: [],\n};\n');
  const problem = 'kolofon.config.mjs:2:3';

  test.each([['explain'], ['explain', 'house-style'], ['schemas']])(
    '%s %s reports what is wrong',
    (...args) =>
      wrong.inFolder(async (root) => {
        const { code, output } = await runHere([...args, '--root', root]);
        expect(code).toBe(1);
        expect(output).toContain(problem);
        expect(output).toContain('There is no key "check" in the configuration.');
        expect(existsSync(join(root, 'series/schemas'))).toBe(false);
      }),
  );

  test('a check of Kolofon is explained', () =>
    wrong.inFolder(async (root) => {
      const { code, output } = await runHere(['explain', 'image-alt', '--root', root]);
      expect(code).toBe(0);
      expect(output).not.toContain(problem);
    }));
});
