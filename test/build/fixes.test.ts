import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

const codes = readdirSync('test/fixtures/diagnostics');

async function check(folder: string, ...more: string[]) {
  const day = ['--as-of', '2026-11-23'];
  const { output } = await runHere(['check', '--root', folder, '--reporter', 'json', ...day, ...more]);
  return JSON.parse(output) as Diagnostic[];
}

const nameOf = ({ code, place, message }: Diagnostic) => `${code} ${place.file} ${message}`;

function sourcesIn(folder: string): Map<string, string> {
  const names = readdirSync(join(folder, 'series'), { recursive: true, encoding: 'utf8' });
  const texts = names.filter((name) => /\.(?:md|yaml)$/.test(name)).map((name) => join('series', name));
  return new Map(texts.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

test.each(codes)(
  'what is fixed of %s is gone, nothing new is there, a second run changes nothing, and in a file of Windows it is the same',
  async (code) => {
    const fixture = littlePublication().withFixture(`diagnostics/${code}`);
    const fixed = await fixture.inFolder(async (folder) => {
      const sources = sourcesIn(folder);
      const after = await check(folder, '--fix');
      const fixed = sourcesIn(folder);
      if (isDeepStrictEqual(fixed, sources)) {
        // What was not fixed is what a check of the same sources reports.
        expect(after.filter(({ fix }) => fix !== undefined)).toEqual([]);
        return undefined;
      }
      const before = await fixture.inFolder((untouched) => check(untouched));
      const fixable = before.filter(({ fix }) => fix !== undefined);
      expect(fixable).not.toEqual([]);
      const left = after.map(nameOf);
      for (const problem of fixable) expect(left).not.toContain(nameOf(problem));
      const known = new Set(before.map(nameOf));
      expect(left.filter((name) => !known.has(name))).toEqual([]);
      expect(await check(folder, '--fix')).toEqual(after);
      expect(sourcesIn(folder)).toEqual(fixed);
      return fixed;
    });
    if (fixed === undefined) return;
    // With its line ends and its mark.
    const asOnWindows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    await fixture.inFolder(async (folder) => {
      for (const [path, text] of sourcesIn(folder)) writeFileSync(join(folder, path), asOnWindows(text));
      await check(folder, '--fix');
      expect(sourcesIn(folder)).toEqual(new Map([...fixed].map(([path, text]) => [path, asOnWindows(text)])));
    });
  },
);

test('some fixtures hold a problem that is fixed', () => {
  expect(
    codes.filter((code) => existsSync(`test/fixtures/diagnostics/${code}/series`)).length,
  ).toBeGreaterThan(20);
});
