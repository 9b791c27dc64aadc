import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPaths } from '../../src/emit/check-paths.ts';
import { outputPath, sourcePath } from '../../src/model/paths.ts';

const blame = sourcePath('series/publication.yaml');
const check = (...paths: readonly string[]) =>
  checkPaths(
    paths.map((path) => ({ path: outputPath(path) })),
    blame,
  );

test.each([
  ['site/a.html', 'site/a.html'],
  ['site/Tillit.html', 'site/tillit.html'],
  ['site/n\u00E6r\u00E5.html', 'site/n\u00E6ra\u030A.html'],
  ['site/tillit', 'site/Tillit/index.html'],
  ['site/tillit/index.html', 'site/tillit'],
])('%s and %s are one path on some disks', (one, other) => {
  expect(check(one, other).map(({ code }) => code)).toEqual(['output-path-unique']);
});

test('nothing else is in a folder that is made as a whole', () => {
  const folder = { path: outputPath('site/assets/search/nb') };
  const file = (path: string) => ({ path: outputPath(path) });
  expect(checkPaths([folder, file('site/Assets/search/nb/a.html')], blame)).toHaveLength(1);
  expect(checkPaths([folder, file('site/assets/search/nb.html')], blame)).toEqual([]);
});

test.each(['/site/a.html', '../a.html', 'site/../../a.html', 'site//a.html', 'site/'])(
  '%s leaves the output folder, which is a bug',
  (path) => {
    expect(() => check(path)).toThrow('leaves the output folder');
  },
);

test('paths are unique exactly when nothing is reported', () => {
  const step = fc.constantFrom('tillit', 'Tillit', 'n\u00E5r', 'na\u030Ar', 'site', 'index.html');
  const path = fc.array(step, { minLength: 1, maxLength: 3 }).map((steps) => steps.join('/'));
  fc.assert(
    fc.property(fc.array(path), (paths) => {
      const taken: string[] = [];
      const isIn = (one: string, folder: string) => one.startsWith(`${folder}/`);
      for (const folded of paths.map((one) => one.normalize('NFC').toLowerCase())) {
        const isTaken = taken.some((one) => one === folded || isIn(one, folded) || isIn(folded, one));
        if (!isTaken) taken.push(folded);
      }
      expect(check(...paths)).toHaveLength(paths.length - taken.length);
    }),
  );
});
