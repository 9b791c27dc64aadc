import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
  const texts = names
    .filter((name) => /\.(?:md|yaml)$/.test(name))
    .map((name) => join(folder, 'series', name));
  return new Map(texts.map((path) => [path, readFileSync(path, 'utf8')]));
}

test.each(codes)(
  'what is fixed of %s is gone, nothing new is there, and a second run changes nothing',
  async (code) => {
    await littlePublication()
      .withFixture(`diagnostics/${code}`)
      .inFolder(async (folder) => {
        const before = await check(folder);
        const fixable = before.filter(({ fix }) => fix !== undefined);
        const sources = sourcesIn(folder);
        const after = await check(folder, '--fix');
        if (fixable.length === 0) {
          expect(sourcesIn(folder)).toEqual(sources);
          return;
        }
        const left = after.map(nameOf);
        for (const problem of fixable) expect(left).not.toContain(nameOf(problem));
        const told = new Set(before.map(nameOf));
        expect(left.filter((name) => !told.has(name))).toEqual([]);
        const fixed = sourcesIn(folder);
        expect(fixed).not.toEqual(sources);
        expect(await check(folder, '--fix')).toEqual(after);
        expect(sourcesIn(folder)).toEqual(fixed);
      });
  },
);

test.each(codes)(
  'a fix of %s is the same in a file of Windows, with its line ends and its mark',
  async (code) => {
    const fixture = littlePublication().withFixture(`diagnostics/${code}`);
    const fix = async (change: (text: string) => string) => {
      let fixed = new Map<string, string>();
      await fixture.inFolder(async (folder) => {
        for (const [path, text] of sourcesIn(folder)) writeFileSync(path, change(text));
        await check(folder, '--fix');
        fixed = new Map([...sourcesIn(folder)].map(([path, text]) => [path.slice(folder.length), text]));
      });
      return fixed;
    };
    const asOnWindows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    const plain = await fix((text) => text);
    expect(await fix(asOnWindows)).toEqual(
      new Map([...plain].map(([path, text]) => [path, asOnWindows(text)])),
    );
  },
);

test('some fixtures hold a problem that is fixed', () => {
  expect(
    codes.filter((code) => existsSync(`test/fixtures/diagnostics/${code}/series`)).length,
  ).toBeGreaterThan(20);
});
