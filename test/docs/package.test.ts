import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly dev?: boolean; readonly hasInstallScript?: boolean }>
  >;
}

test('no package that comes with Kolofon runs a script when it is installed', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
  const running = Object.entries(packages).filter(
    ([path, { dev, hasInstallScript }]) => path !== '' && dev !== true && hasInstallScript === true,
  );
  expect(running.map(([path]) => path)).toEqual([]);
});

test('create-kolofon runs this version of Kolofon, and needs the same Node', () => {
  const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
  const { version, engines, license } = read('package.json');
  expect(read('packages/create-kolofon/package.json')).toMatchObject({
    version,
    engines,
    license,
    dependencies: { kolofon: version },
  });
});

test('the reader desk has the version and the licence of Kolofon, and needs the same Node', () => {
  const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
  const { version, engines, license } = read('package.json');
  expect(read('packages/desk/package.json')).toMatchObject({ version, engines, license });
});
